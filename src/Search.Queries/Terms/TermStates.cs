using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Where a term is in each leaf of a reader, and its statistics over all of them. Immutable.</summary>
public sealed class TermStates
{
    private readonly TermState?[] _states;

    private readonly IndexReader _reader;

    /// <summary>Places in the leaves of a reader with the statistics that scores are made from, which need not be the
    /// term's own.</summary>
    internal TermStates(IndexReader reader, Term term, TermState?[] states, TermStatistics statistics)
    {
        _reader = reader;
        Term = term;
        _states = states;
        Statistics = statistics;
    }

    /// <summary>The term.</summary>
    public Term Term { get; }

    /// <summary>Statistics over the whole reader.</summary>
    public TermStatistics Statistics { get; }

    /// <summary>Looks the term up in every leaf.</summary>
    public static TermStates Build(IndexReader reader, Term term)
    {
        IReadOnlyList<LeafReaderContext> leaves = reader.Leaves;
        var states = new TermState?[leaves.Count];
        long docFreq = 0;
        long totalTermFreq = 0;
        for (int i = 0; i < states.Length; i++)
        {
            TermsEnum? terms = leaves[i].Reader.Terms(term.Field)?.Iterator();
            if (terms is not null && terms.SeekExact(term.Bytes))
            {
                states[i] = terms.GetTermState();
                docFreq += terms.DocFreq;
                totalTermFreq += terms.TotalTermFreq;
            }
        }
        return new TermStates(reader, term, states, new TermStatistics(docFreq, totalTermFreq));
    }

    /// <summary>The same places with other statistics.</summary>
    internal TermStates With(TermStatistics statistics) => new(_reader, Term, _states, statistics);

    /// <summary>Whether the places are those of a reader.</summary>
    internal bool IsOf(IndexReader reader) => ReferenceEquals(reader, _reader);

    /// <summary>The term's state in a leaf, or null when the leaf does not hold it.</summary>
    public TermState? this[LeafReaderContext leaf] => _states[leaf.Ord];

    /// <summary>The term's postings in a leaf, or null.</summary>
    public PostingsEnum? Postings(LeafReaderContext leaf, PostingsFlags flags)
    {
        TermState? state = _states[leaf.Ord];
        TermsEnum? terms = state is null ? null : leaf.Reader.Terms(Term.Field)?.Iterator();
        if (state is null || terms is null)
        {
            return null;
        }
        terms.SeekExact(Term.Bytes, state);
        return terms.Postings(null, flags);
    }
}
