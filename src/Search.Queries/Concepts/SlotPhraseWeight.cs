using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>A slot phrase with the places of its alternatives.</summary>
internal sealed class SlotPhraseWeight : Weight
{
    private readonly SlotPhraseQuery _query;
    private readonly TermStates[][] _terms;
    private readonly SimScorer? _similarity;

    internal SlotPhraseWeight(SlotPhraseQuery query, IndexSearcher searcher, ScoreMode mode, float boost)
        : base(query)
    {
        _query = query;
        _terms = [.. query.Slots.Select(s => s.Alternatives.Select(a => searcher.GetTermStates(a.Term)).ToArray())];
        CollectionStatistics statistics = searcher.CollectionStatistics(query.StatisticsField);
        if (mode != ScoreMode.CompleteNoScores && statistics.DocCount > 0)
        {
            var frequencies = new TermStatistics[_terms.Length];
            for (int i = 0; i < frequencies.Length; i++)
            {
                frequencies[i] = Frequency(query.Slots[i], _terms[i], searcher, statistics);
            }
            _similarity = searcher.Similarity.CreateScorer(boost, statistics, frequencies);
        }
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf) => Create(leaf, PostingsFlags.Positions);

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        SlotPhraseScorer? scorer = Create(leaf, PostingsFlags.Positions);
        if (scorer is null || scorer.Advance(doc) != doc)
        {
            return Explanation.NoMatch($"no occurrence of {Query}");
        }
        if (_similarity is null)
        {
            return Explanation.Match(0, $"{Query}, not scored");
        }
        Explanation freq = Explanation.Match(scorer.Freq, "freq, sum of weight / (1 + gaps) over the matches");
        Explanation score = _similarity.Explain(
            freq, LeafNorms.Of(leaf.Reader, _query.StatisticsField).Bytes[doc]);
        return Explanation.Match(score.Value, $"weight({Query} in {doc})", score);
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        SlotPhraseScorer? scorer = Create(leaf, PostingsFlags.Positions);
        if (scorer is null || scorer.Advance(doc) != doc)
        {
            return false;
        }
        var offsets = new SlotOffsets(_query, _terms, leaf, doc);
        scorer.Collect((trace, order) =>
        {
            for (int i = 0; i < trace.Count; i++)
            {
                offsets.Add(order.Slot(i), trace[i], into);
            }
        });
        return true;
    }

    private SlotPhraseScorer? Create(LeafReaderContext leaf, PostingsFlags flags)
    {
        var readers = new SlotReader[_terms.Length];
        for (int i = 0; i < readers.Length; i++)
        {
            PhraseSlot slot = _query.Slots[i];
            PostingsEnum?[] postings = [.. _terms[i].Select((t, a) => t.Postings(
                leaf, slot.Alternatives[a].LengthInPayload ? flags | PostingsFlags.Payloads : flags))];
            if (postings.All(p => p is null))
            {
                return null;
            }
            readers[i] = new SlotReader(slot, postings) { Slot = i };
        }
        return new SlotPhraseScorer(
            _query, readers, _similarity, LeafNorms.Of(leaf.Reader, _query.StatisticsField));
    }

    private static TermStatistics Frequency(
        PhraseSlot slot, TermStates[] terms, IndexSearcher searcher, CollectionStatistics statistics)
    {
        long docFreq = slot.Frequency is null
            ? terms.Max(t => t.Statistics.DocFreq)
            : slot.Frequency.Resolve(searcher).DocFreq;
        return new TermStatistics(Math.Min(docFreq, statistics.DocCount), docFreq);
    }
}
