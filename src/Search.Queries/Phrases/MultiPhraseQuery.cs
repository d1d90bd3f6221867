using System.Globalization;
using System.Text;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// A phrase at whose places any of several terms may stand. Its inverse document frequency is the sum over all its
/// terms, as in Lucene; <see cref="SlotPhraseQuery"/> is the phrase whose readings share one.
/// </summary>
public sealed class MultiPhraseQuery : Query
{
    private readonly Term[][] _terms;

    /// <summary>Creates the query.</summary>
    /// <param name="terms">The terms of each place, at least one, all of one field.</param>
    /// <param name="positions">The position of each place, ascending; null for 0, 1, 2...</param>
    /// <param name="slop">Positions that terms may be moved by in all.</param>
    public MultiPhraseQuery(IEnumerable<IReadOnlyList<Term>> terms, IEnumerable<int>? positions = null, int slop = 0)
    {
        _terms = [.. terms.Select(t => t.Distinct().ToArray())];
        if (_terms.Any(t => t.Length == 0 || t.Any(other => other.Field != _terms[0][0].Field)))
        {
            throw new ArgumentException("every place has terms of one and the same field", nameof(terms));
        }
        HashSet<Term> repeated =
            [.. _terms.SelectMany(t => t).GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key)];
        Outline = new PhraseQuery(Representatives(), positions, slop)
        {
            RepeatsSeveral = _terms.Any(t => t.Length > 1 && t.Any(repeated.Contains)),
        };
    }

    /// <summary>The field; empty when there is no place.</summary>
    public string Field => Outline.Field;

    /// <summary>The terms of each place.</summary>
    public IReadOnlyList<IReadOnlyList<Term>> Terms => _terms;

    /// <summary>The position of each place.</summary>
    public IReadOnlyList<int> Positions => Outline.Positions;

    /// <summary>Positions that terms may be moved by in all.</summary>
    public int Slop => Outline.Slop;

    /// <summary>The phrase of one term for each place: the same for places that share terms, directly or through
    /// others.</summary>
    internal PhraseQuery Outline { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        if (_terms.Length == 0)
        {
            return new MatchNoDocsQuery("empty MultiPhraseQuery");
        }
        return _terms.Length == 1
            ? new BooleanQuery(_terms[0].Select(t => new BooleanClause(new TermQuery(t), Occur.Should)))
            : this;
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new MultiPhraseWeight(this, searcher, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        var text = new StringBuilder(Field == defaultField || Field.Length == 0 ? "\"" : $"{Field}:\"");
        int last = -1;
        for (int i = 0; i < _terms.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : " ");
            for (int gap = last + 1; gap < Positions[i] && last >= 0; gap++)
            {
                text.Append("? ");
            }
            last = Positions[i];
            string places = string.Join(' ', _terms[i].Select(t => t.Text));
            text.Append(_terms[i].Length > 1 ? $"({places})" : places);
        }
        text.Append('"');
        return Slop == 0 ? text.ToString() : $"{text}~{Slop.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is MultiPhraseQuery other
        && other.Slop == Slop
        && other.Positions.SequenceEqual(Positions)
        && other._terms.Length == _terms.Length
        && other._terms.Zip(_terms).All(p => p.First.SequenceEqual(p.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(MultiPhraseQuery), Outline, _terms.Length);

    private Term[] Representatives()
    {
        var group = new Dictionary<Term, Term>();
        Term Find(Term term) => group.TryGetValue(term, out Term? up) && !up.Equals(term) ? Find(up) : term;
        foreach (Term[] place in _terms)
        {
            foreach (Term term in place)
            {
                group[Find(term)] = Find(place[0]);
            }
        }
        return [.. _terms.Select(place => Find(place[0]))];
    }
}
