using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>
/// A coordination in windows of documents: the clauses' scores are summed up clause by clause, as
/// <see cref="CoordinationScorer"/> sums them, then documents that can compete get their factors. Windows whose bound
/// says that nothing in them can are not read once hits need not be counted.
/// </summary>
internal sealed class CoordinationBulkScorer : BulkScorer
{
    private readonly CoordinationQuery _query;
    private readonly Scorer[] _scorers;
    private readonly ClauseDistances _distances;
    private readonly double[] _multipliers;
    private readonly int _minimum;
    private readonly bool _maySkip;
    private readonly double[] _sums;
    private readonly byte[] _marks;
    private readonly byte[] _counts;

    internal CoordinationBulkScorer(
        CoordinationQuery query, Scorer[] scorers, OccurrenceReader?[] readers, SearchPlan plan, int maxDoc)
    {
        int length = Math.Min(ConceptWindowScorer.Window, maxDoc);
        _sums = new double[length];
        _marks = new byte[length];
        _counts = new byte[length];
        _query = query;
        _scorers = scorers;
        _distances = new ClauseDistances(readers, query.Clauses.Count, query.ProximityDistance);
        _multipliers = [.. Enumerable.Range(0, scorers.Length + 1).Select(n => query.Multiplier(n))];
        _minimum = Math.Max(1, query.MinimumShouldMatch);
        _maySkip = plan != SearchPlan.Exhaustive;
    }

    /// <summary>Documents that were scored so far, out of all that match.</summary>
    internal long Scored { get; private set; }

    /// <inheritdoc/>
    public override int Score(Collector collector, LiveDocs? liveDocs, int min, int max)
    {
        int start = min;
        while (start < max)
        {
            int end = Math.Min(ConceptWindowScorer.LastOf(start) + 1, max);
            bool hopeless = _maySkip
                && collector.CanSkip
                && collector.MinCompetitiveScore > 0
                && Bound(start, end - 1) < collector.MinCompetitiveScore;
            if (!hopeless && Accumulate(start, end))
            {
                Emit(collector, liveDocs, start, end - start);
            }
            start = end;
        }
        return start;
    }

    private float Bound(int start, int last)
    {
        double sum = 0;
        int count = 0;
        foreach (Scorer scorer in _scorers)
        {
            float bound = scorer is ConceptWindowScorer concept
                ? concept.MaxScore(start, last)
                : BoundOf(scorer, start, last);
            sum += bound;
            count += bound > 0 ? 1 : 0;
        }
        double bonus = count > 1 ? 1.0 + _query.MaxProximityBonus : 1;
        return MathF.BitIncrement((float)(sum * _multipliers[Math.Max(1, count)] * bonus));
    }

    private static float BoundOf(Scorer scorer, int start, int last)
    {
        if (scorer.DocId > last)
        {
            return 0;
        }
        Bounds.AdvanceShallow(scorer, start);
        return Bounds.MaxScore(scorer, last);
    }

    private bool Accumulate(int start, int end)
    {
        Span<double> sums = _sums.AsSpan(0, end - start);
        Span<byte> counts = _counts.AsSpan(0, end - start);
        Span<byte> marks = _marks.AsSpan(0, end - start);
        sums.Clear();
        counts.Clear();
        bool any = false;
        foreach (Scorer scorer in _scorers)
        {
            bool found = scorer is ConceptWindowScorer concept
                ? concept.Accumulate(start, end, sums, marks)
                : Accumulate(scorer, start, end, sums, marks);
            if (found)
            {
                ConceptSums.Count(marks, counts);
                any = true;
            }
        }
        return any;
    }

    private static bool Accumulate(Scorer scorer, int start, int end, Span<double> sums, Span<byte> marks)
    {
        int doc = scorer.DocId < start ? scorer.Advance(start) : scorer.DocId;
        if (doc >= end)
        {
            return false;
        }
        marks.Clear();
        for (; doc < end; doc = scorer.NextDoc())
        {
            sums[doc - start] += scorer.Score();
            marks[doc - start] = 1;
        }
        return true;
    }

    private void Emit(Collector collector, LiveDocs? liveDocs, int start, int length)
    {
        ReadOnlySpan<byte> counts = _counts.AsSpan(0, length);
        int hits = 0;
        int at = 0;
        while (counts[at..].IndexOfAnyInRange((byte)_minimum, byte.MaxValue) is var step && step >= 0)
        {
            at += step;
            if (liveDocs is null || liveDocs[start + at])
            {
                hits++;
                Offer(collector, start + at, at);
            }
            at++;
        }
        Scored += hits;
        collector.AddHits(hits);
    }

    private void Offer(Collector collector, int doc, int at)
    {
        if (!collector.NeedsScores)
        {
            collector.Collect(doc, 0);
            return;
        }
        int count = _counts[at];
        double score = _sums[at] * _multipliers[count];
        float floor = collector.MinCompetitiveScore;
        if (count > 1
            && _query.MaxProximityBonus != 0
            && (float)(score * (1.0 + _query.MaxProximityBonus)) >= floor)
        {
            score *= 1 + (_query.MaxProximityBonus * _distances.Share(doc));
        }
        if ((float)score >= floor)
        {
            collector.Collect(doc, (float)score);
        }
    }
}
