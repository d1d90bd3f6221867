using System.Globalization;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Documents that are about what a text is about: its terms with the highest frequency times inverse document frequency
/// (ln((n + 1) / (df + 1)) + 1), as a disjunction of which a share must match.
/// </summary>
public sealed class MoreLikeThisQuery : Query
{
    private readonly SortedDictionary<string, int> _terms;

    /// <summary>Creates the query.</summary>
    /// <param name="field">The field whose terms they are.</param>
    /// <param name="terms">The terms of the text, each as often as it occurs.</param>
    /// <param name="options">Which of them count; null for the defaults.</param>
    public MoreLikeThisQuery(string field, IEnumerable<string> terms, MoreLikeThisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Field = field;
        Options = options ?? new MoreLikeThisOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Options.MaxQueryTerms, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            Options.MaxQueryTerms, BooleanQuery.MaxClauseCount, nameof(options));
        _terms = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (string term in terms)
        {
            _terms[term] = _terms.GetValueOrDefault(term) + 1;
        }
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>Which terms count.</summary>
    public MoreLikeThisOptions Options { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        IEnumerable<Term> chosen = _terms
            .Where(t => t.Value >= Options.MinTermFreq)
            .Select(t => Score(reader, t.Key, t.Value))
            .OfType<(Term Term, float Score)>()
            .OrderByDescending(t => t.Score)
            .Take(Options.MaxQueryTerms)
            .Select(t => t.Term);
        BooleanClause[] clauses = [.. chosen.Select(t => new BooleanClause(new TermQuery(t), Occur.Should))];
        return new BooleanQuery(clauses, (int)(clauses.Length * Options.ShareToMatch));
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return searcher.Rewrite(this).CreateWeight(searcher, mode, boost);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        IEnumerable<string> terms =
            _terms.Select(t => $"{t.Key}*{t.Value.ToString(CultureInfo.InvariantCulture)}");
        return $"{(Field == defaultField ? string.Empty : Field + ":")}like({string.Join(' ', terms)})";
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is MoreLikeThisQuery other
        && other.Field == Field
        && other.Options == Options
        && other._terms.SequenceEqual(_terms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(MoreLikeThisQuery), Field, Options, _terms.Count);

    private (Term Term, float Score)? Score(IndexReader reader, string text, int freq)
    {
        var term = new Term(Field, text);
        long docFreq = TermStates.Build(reader, term).Statistics.DocFreq;
        if (docFreq == 0
            || docFreq < Options.MinDocFreq
            || docFreq > Options.MaxDocFreq
            || docFreq > Options.MaxDocShare * reader.MaxDoc)
        {
            return null;
        }
        float idf = (float)(Math.Log((reader.NumDocs + 1) / (double)(docFreq + 1)) + 1.0);
        return (term, freq * idf);
    }
}
