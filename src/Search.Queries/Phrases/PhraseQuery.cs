using System.Globalization;
using System.Text;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Terms of one field at given distances. With a slop of 0 each term must stand exactly at its position; with more,
/// terms may be moved by that many positions in all, and each match counts 1 / (1 + distance).
/// </summary>
public sealed class PhraseQuery : Query
{
    private readonly Term[] _terms;
    private readonly int[] _positions;

    /// <summary>Terms one after another.</summary>
    public PhraseQuery(string field, IEnumerable<string> terms, int slop = 0)
        : this(terms.Select(t => new Term(field, t)), null, slop)
    {
    }

    /// <summary>Terms of one field at ascending positions (0, 1, 2... when null).</summary>
    public PhraseQuery(IEnumerable<Term> terms, IEnumerable<int>? positions = null, int slop = 0)
    {
        _terms = [.. terms];
        _positions = positions is null ? [.. Enumerable.Range(0, _terms.Length)] : [.. positions];
        ArgumentOutOfRangeException.ThrowIfNegative(slop);
        if (_positions.Length != _terms.Length)
        {
            throw new ArgumentException("one position a term", nameof(positions));
        }
        for (int i = 0; i < _terms.Length; i++)
        {
            if (_terms[i].Field != _terms[0].Field)
            {
                throw new ArgumentException("all terms of a phrase are of one field", nameof(terms));
            }
            if (_positions[i] < (i == 0 ? 0 : _positions[i - 1]))
            {
                throw new ArgumentException("positions ascend from 0", nameof(positions));
            }
        }
        Slop = slop;
    }

    /// <summary>The field; empty when there is no term.</summary>
    public string Field => _terms.Length == 0 ? string.Empty : _terms[0].Field;

    /// <summary>The terms.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>The position of each term.</summary>
    public IReadOnlyList<int> Positions => _positions;

    /// <summary>Positions that terms may be moved by in all.</summary>
    public int Slop { get; }

    /// <summary>Whether repeated terms stand for several terms each, which need not all repeat.</summary>
    internal bool RepeatsSeveral { get; init; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        if (_terms.Length == 0)
        {
            return new MatchNoDocsQuery("empty PhraseQuery");
        }
        if (_terms.Length == 1)
        {
            return new TermQuery(_terms[0]);
        }
        return _positions[0] == 0 ? this : new PhraseQuery(_terms, _positions.Select(p => p - _positions[0]), Slop);
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new PhraseWeight(this, searcher, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        var text = new StringBuilder();
        if (_terms.Length > 0 && Field != defaultField)
        {
            text.Append(Field).Append(':');
        }
        var slots = new string?[_terms.Length == 0 ? 0 : _positions[^1] + 1];
        for (int i = 0; i < _terms.Length; i++)
        {
            string? before = slots[_positions[i]];
            slots[_positions[i]] = before is null ? _terms[i].Text : $"{before}|{_terms[i].Text}";
        }
        text.Append('"').AppendJoin(' ', slots.Select(s => s ?? "?")).Append('"');
        if (Slop != 0)
        {
            text.Append('~').Append(Slop.ToString(CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is PhraseQuery other
        && other.Slop == Slop
        && other._terms.SequenceEqual(_terms)
        && other._positions.AsSpan().SequenceEqual(_positions);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Slop);
        foreach (Term term in _terms)
        {
            hash.Add(term);
        }
        return hash.ToHashCode();
    }
}
