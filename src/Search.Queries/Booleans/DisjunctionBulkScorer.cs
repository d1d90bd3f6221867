using System.Numerics;
using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>
/// A disjunction in windows of documents: each clause adds its scores to an accumulator, then the competitive sums go
/// to the collector. Where hits need no longer be counted, clauses that cannot lift a document into the result by
/// themselves are only looked up for the documents of the others (MAXSCORE: Turtle and Flood, 1995; per window as in
/// Ding and Suel's block-max indexes, 2011).
/// </summary>
internal sealed class DisjunctionBulkScorer : BulkScorer
{
    private const int Window = 2048;

    /// <summary>
    /// Looking bounds up in every window costs more than whole blocks do, unless one clause has many times the
    /// documents of all others together.
    /// </summary>
    private const int Lopsided = 6;

    private readonly WindowClause[] _clauses;
    private readonly Scorer? _excluded;
    private readonly bool _maySkip;
    private readonly double[] _sums = new double[Window];
    private readonly byte[]? _marks;
    private readonly float[] _bounds;

    internal DisjunctionBulkScorer(TermBlocks[] terms, Scorer[] others, Scorer? excluded, SearchPlan plan)
    {
        _clauses = [
            .. terms.Where(t => t.Similarity is not null)
                .Select(t => new TermWindowClause(t, t.Similarity ?? throw new InvalidOperationException())),
            .. others.Select(o => new ScorerWindowClause(o)),
        ];
        _excluded = excluded;
        _maySkip = excluded is null && (plan == SearchPlan.Skipping || (plan == SearchPlan.ByCost && IsLopsided()));
        _bounds = new float[_clauses.Length];
        _marks = _clauses.All(c => c.IsPositive) ? null : new byte[Window];
    }

    /// <inheritdoc/>
    public override int Score(Collector collector, LiveDocs? liveDocs, int min, int max)
    {
        int start = min;
        while (start < max)
        {
            int end = Math.Min(start + Window, max);
            int essential = 0;
            if (_maySkip && collector.CanSkip && collector.MinCompetitiveScore > 0)
            {
                essential = Partition(start, end, collector.MinCompetitiveScore);
                if (essential == _clauses.Length)
                {
                    start = end;
                    continue;
                }
            }
            int first = DocIdSetIterator.NoMoreDocs;
            for (int i = essential; i < _clauses.Length; i++)
            {
                first = Math.Min(first, _clauses[i].AdvanceTo(start));
            }
            if (first >= end)
            {
                start = essential == 0 ? first : end;
                continue;
            }
            ScoreWindow(collector, liveDocs, start, end, essential);
            start = end;
        }
        return start;
    }

    private bool IsLopsided()
    {
        long sum = _clauses.Sum(c => c.Cost);
        long most = _clauses.Max(c => c.Cost);
        return most > Lopsided * (sum - most);
    }

    /// <summary>
    /// Orders the clauses by their bound in the window; those before the returned index cannot reach the score even
    /// together.
    /// </summary>
    private int Partition(int start, int end, float minScore)
    {
        for (int i = 0; i < _clauses.Length; i++)
        {
            _bounds[i] = _clauses[i].MaxScore(start, end - 1);
        }
        for (int i = 1; i < _clauses.Length; i++)
        {
            float bound = _bounds[i];
            WindowClause clause = _clauses[i];
            int at = i;
            for (; at > 0 && _bounds[at - 1] > bound; at--)
            {
                _bounds[at] = _bounds[at - 1];
                _clauses[at] = _clauses[at - 1];
            }
            _bounds[at] = bound;
            _clauses[at] = clause;
        }
        double sum = 0;
        int essential = 0;
        while (essential < _clauses.Length)
        {
            sum += _bounds[essential];
            if ((float)sum >= minScore)
            {
                break;
            }
            essential++;
        }
        return essential;
    }

    private void ScoreWindow(Collector collector, LiveDocs? liveDocs, int start, int end, int essential)
    {
        Span<double> sums = _sums.AsSpan(0, end - start);
        sums.Clear();
        _marks?.AsSpan().Clear();
        for (int i = essential; i < _clauses.Length; i++)
        {
            _clauses[i].Accumulate(start, end, _sums, _marks);
        }
        if (liveDocs is not null)
        {
            ClearDeleted(liveDocs.Words, start, end);
        }
        if (_excluded is not null)
        {
            ClearExcluded(_excluded, start, end);
        }
        if (!collector.CanSkip)
        {
            collector.AddHits(_marks is null
                ? WindowSums.CountPositive(sums)
                : end - start - _marks.AsSpan(0, end - start).Count((byte)0));
        }
        if (essential > 0)
        {
            Complete(collector, sums, start, essential);
        }
        else if (_marks is not null && !(collector.MinCompetitiveScore > 0))
        {
            EmitMarked(collector, sums, start);
        }
        else
        {
            Emit(collector, sums, start);
        }
    }

    private static void Emit(Collector collector, ReadOnlySpan<double> sums, int start)
    {
        int i = 0;
        while (true)
        {
            i = WindowSums.NextAtLeast(sums, i, Limit(collector.MinCompetitiveScore));
            if (i == sums.Length)
            {
                return;
            }
            float score = (float)sums[i];
            if (score >= collector.MinCompetitiveScore)
            {
                collector.Collect(start + i, score);
            }
            i++;
        }
    }

    private void EmitMarked(Collector collector, ReadOnlySpan<double> sums, int start)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            float score = (float)sums[i];
            if (_marks is not null && _marks[i] != 0 && score >= collector.MinCompetitiveScore)
            {
                collector.Collect(start + i, score);
            }
        }
    }

    /// <summary>Looks the remaining clauses up for the documents that they may still lift into the result.</summary>
    private void Complete(Collector collector, ReadOnlySpan<double> sums, int start, int essential)
    {
        double rest = 0;
        for (int i = 0; i < essential; i++)
        {
            rest += _bounds[i];
        }
        int at = 0;
        while (true)
        {
            double limit = Math.Max(double.Epsilon, Limit(collector.MinCompetitiveScore) - (rest * (1 + 1e-12)));
            at = WindowSums.NextAtLeast(sums, at, limit);
            if (at == sums.Length)
            {
                return;
            }
            double sum = sums[at];
            double left = rest;
            double wanted = Limit(collector.MinCompetitiveScore);
            for (int i = essential - 1; i >= 0 && sum + (left * (1 + 1e-12)) >= wanted; i--)
            {
                if (_clauses[i].TryScore(start + at, out float score))
                {
                    sum += score;
                }
                left -= _bounds[i];
            }
            if ((float)sum >= collector.MinCompetitiveScore)
            {
                collector.Collect(start + at, (float)sum);
            }
            at++;
        }
    }

    /// <summary>A double that every sum which rounds to the score or above reaches; above 0, so that no match is no
    /// candidate.</summary>
    private static double Limit(float minScore) =>
        minScore > 0 ? MathF.BitDecrement(minScore) is var below && below > 0 ? below : double.Epsilon : double.Epsilon;

    private void ClearDeleted(ReadOnlySpan<ulong> live, int start, int end)
    {
        for (int word = start >> 6; word <= (end - 1) >> 6; word++)
        {
            ulong dead = ~live[word];
            while (dead != 0)
            {
                Clear((word << 6) + BitOperations.TrailingZeroCount(dead), start, end);
                dead &= dead - 1;
            }
        }
    }

    private void ClearExcluded(Scorer excluded, int start, int end)
    {
        int doc = excluded.DocId;
        if (doc < start)
        {
            doc = excluded.Advance(start);
        }
        for (; doc < end; doc = excluded.NextDoc())
        {
            Clear(doc, start, end);
        }
    }

    private void Clear(int doc, int start, int end)
    {
        if (doc >= start && doc < end)
        {
            _sums[doc - start] = 0;
            if (_marks is not null)
            {
                _marks[doc - start] = 0;
            }
        }
    }
}
