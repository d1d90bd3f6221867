using Search.Queries;

namespace Search.Oracle.Tests.Queries;

/// <summary>
/// Writes random interval queries twice: as a query of ours, and as text for Java's QueryTree. Ordered sources have two
/// parts and no ordered ones inside: with more Lucene 8.8 passes over some minimal intervals (ours are compared with
/// all combinations in the suite of queries).
/// </summary>
internal sealed class IntervalText(Random random, QueryTreeText words)
{
    private readonly HashSet<string> _used = [];
    private bool _inOrdered;

    internal (Query Query, string Text) Create()
    {
        (IntervalSource source, string text) = Source(3);
        return (new IntervalQuery("body", source), $"(interval body {text})");
    }

    private (IntervalSource Source, string Text) Source(int depth)
    {
        switch (random.Next(depth > 0 ? 8 : 1))
        {
            case 3 when _inOrdered:
                return Source(depth - 1);
            case 0 or 1:
                string word = Unused();
                return (IntervalSource.Term(word), $"(t {word})");
            case 2:
                return Several("p", depth, p => IntervalSource.Phrase(p));
            case 3:
                _inOrdered = true;
                (IntervalSource first, string firstText) = Source(depth - 1);
                (IntervalSource second, string secondText) = Source(depth - 1);
                _inOrdered = false;
                return (IntervalSource.Ordered(first, second), $"(o {firstText} {secondText})");
            case 4:
                return Several("u", depth, p => IntervalSource.Unordered(p));
            case 5:
                return Several("or", depth, p => IntervalSource.Or(p));
            case 6:
                (IntervalSource narrow, string narrowText) = Source(depth - 1);
                int gaps = random.Next(4);
                return (narrow.WithMaxGaps(gaps), $"(gaps {gaps} {narrowText})");
            default:
                (IntervalSource wide, string wideText) = Source(depth - 1);
                int width = random.Next(1, 8);
                return (wide.WithMaxWidth(width), $"(width {width} {wideText})");
        }
    }

    /// <summary>Every word once: Lucene counts the gaps between repetitions of one source differently.</summary>
    private string Unused()
    {
        string word = words.Word();
        for (int i = 0; !_used.Add(word); i++)
        {
            word = i < 50 ? words.Word() : $"absent{_used.Count}";
        }
        return word;
    }

    private (IntervalSource Source, string Text) Several(
        string name, int depth, Func<IReadOnlyList<IntervalSource>, IntervalSource> combine)
    {
        (IntervalSource Source, string Text)[] parts =
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Source(depth - 1))];
        return (combine([.. parts.Select(p => p.Source)]), $"({name} {string.Join(' ', parts.Select(p => p.Text))})");
    }
}
