using Search.Indexing;

namespace Search.Queries;

/// <summary>Documents that hold a term.</summary>
public sealed class TermQuery : Query
{
    private readonly TermStates? _states;

    /// <summary>A query for a term.</summary>
    public TermQuery(Term term) => Term = term;

    /// <summary>A query for a term whose places, and the statistics it is scored by, are known for one reader.</summary>
    internal TermQuery(Term term, TermStates states)
    {
        Term = term;
        _states = states;
    }

    /// <summary>The term.</summary>
    public Term Term { get; }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost)
    {
        TermStates states = _states is not null && _states.IsOf(searcher.Reader)
            ? _states
            : searcher.GetTermStates(Term);
        SimScorer? scorer = null;
        if (mode != ScoreMode.CompleteNoScores && states.Statistics.DocFreq > 0)
        {
            scorer = searcher.Similarity.CreateScorer(
                boost, searcher.CollectionStatistics(Term.Field), [states.Statistics]);
        }
        return new TermWeight(this, states, scorer, searcher.Plan);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField) =>
        Term.Field == defaultField ? Term.Text : Term.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TermQuery other && other.Term.Equals(Term);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(TermQuery), Term);
}
