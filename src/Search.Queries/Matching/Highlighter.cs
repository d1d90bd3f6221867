using System.Text;

namespace Search.Queries;

/// <summary>Cuts the best passages out of a text and marks the finds in them. Passages keep to sentences where they
/// fit.</summary>
public static class Highlighter
{
    /// <summary>The best passages, in the order of the text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="spans">Finds; overlapping ones are marked as one. Those that do not fit the text are left
    /// out.</param>
    /// <param name="options">How passages are cut and marked.</param>
    public static IReadOnlyList<Passage> Highlight(
        string text, IEnumerable<HighlightSpan> spans, HighlightOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= HighlightOptions.Default;
        HighlightSpan[] finds = [.. spans
            .Where(s => s.Start >= 0 && s.End > s.Start && s.End <= text.Length)
            .OrderBy(s => s.Start)
            .ThenBy(s => s.End)];
        if (options.MaxPassages < 1 || text.Length == 0)
        {
            return [];
        }
        List<(int Start, int End)> pieces = Pieces(text, finds, options.MaxLength);
        if (finds.Length == 0)
        {
            return options.LeadWhenEmpty ? [Mark(text, pieces[0], [], 0, options)] : [];
        }
        var scored = new List<(int Start, int End, float Score)>();
        foreach ((int start, int end) in pieces)
        {
            float score = Score(finds, start, end);
            if (score > 0)
            {
                scored.Add((start, end, score));
            }
        }
        return [.. scored
            .OrderByDescending(p => p.Score)
            .ThenBy(p => p.Start)
            .Take(options.MaxPassages)
            .OrderBy(p => p.Start)
            .Select(p => Mark(text, (p.Start, p.End), finds, p.Score, options))];
    }

    /// <summary>Different finds count most, repeated ones less and less.</summary>
    private static float Score(HighlightSpan[] finds, int start, int end)
    {
        float score = 0;
        var seen = new Dictionary<int, int>();
        for (int i = FirstFrom(finds, start); i < finds.Length && finds[i].Start < end; i++)
        {
            HighlightSpan find = finds[i];
            if (find.End <= end)
            {
                int times = seen.GetValueOrDefault(find.Key) + 1;
                seen[find.Key] = times;
                score += find.Weight / (times * times);
            }
        }
        return score;
    }

    /// <summary>Sentences, long ones cut between words, short ones with finds joined while they fit.</summary>
    private static List<(int Start, int End)> Pieces(string text, HighlightSpan[] finds, int maxLength)
    {
        maxLength = Math.Max(16, maxLength);
        var pieces = new List<(int Start, int End)>();
        foreach ((int start, int end) in SentenceBreaker.Split(text))
        {
            if (end - start > maxLength)
            {
                AddCut(text, start, end, finds, maxLength, pieces);
            }
            else if (pieces.Count > 0
                && pieces[^1].End == start
                && end - pieces[^1].Start <= maxLength
                && !text.AsSpan(pieces[^1].Start, start - pieces[^1].Start).TrimStart().Contains('\n'))
            {
                pieces[^1] = (pieces[^1].Start, end);
            }
            else
            {
                pieces.Add((start, end));
            }
        }
        return pieces;
    }

    private static void AddCut(
        string text, int start, int end, HighlightSpan[] finds, int maxLength, List<(int Start, int End)> pieces)
    {
        int at = start;
        while (at < end)
        {
            int stop = Math.Min(end, at + maxLength);
            if (stop < end)
            {
                stop = WordStart(text, at + (maxLength / 2), stop);
                for (int i = FirstFrom(finds, at + 1); i < finds.Length && finds[i].Start < stop; i++)
                {
                    // A find is not cut through, unless it is longer than a passage.
                    if (finds[i].End > stop)
                    {
                        stop = finds[i].Start;
                    }
                }
            }
            pieces.Add((at, stop));
            at = stop;
        }
    }

    // The first find that begins there or later: a long text has many passages and many finds.
    private static int FirstFrom(HighlightSpan[] finds, int start)
    {
        int low = 0;
        int high = finds.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (finds[middle].Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    /// <summary>The start of the last word that begins after <paramref name="low"/>; never inside a surrogate
    /// pair.</summary>
    private static int WordStart(string text, int low, int high)
    {
        for (int i = high; i > low; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]))
            {
                return i;
            }
        }
        return char.IsLowSurrogate(text[high]) ? high - 1 : high;
    }

    private static (int Start, int End) Trim(string text, (int Start, int End) piece)
    {
        (int start, int end) = piece;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }
        return (start, end);
    }

    private static Passage Mark(
        string text, (int Start, int End) piece, HighlightSpan[] finds, float score, HighlightOptions options)
    {
        (int start, int end) = Trim(text, piece);
        var marked = new StringBuilder();
        if (start > 0 && !EndsSentence(text, start))
        {
            marked.Append(options.Ellipsis);
        }
        int at = start;
        int i = FirstFrom(finds, start);
        while (i < finds.Length && finds[i].Start < end)
        {
            if (finds[i].Start < at || finds[i].End > end)
            {
                i++;
                continue;
            }
            int from = finds[i].Start;
            int to = finds[i].End;
            for (i++; i < finds.Length && finds[i].Start < to && finds[i].End <= end; i++)
            {
                to = Math.Max(to, finds[i].End);
            }
            Append(marked, text.AsSpan(at, from - at), options);
            marked.Append(options.PreTag);
            Append(marked, text.AsSpan(from, to - from), options);
            marked.Append(options.PostTag);
            at = to;
        }
        Append(marked, text.AsSpan(at, end - at), options);
        if (end < text.Length && !EndsSentence(text, piece.End))
        {
            marked.Append(options.Ellipsis);
        }
        return new Passage(start, end, marked.ToString(), score);
    }

    /// <summary>Whether a sentence ends before a place: what comes before, blanks left out, closes one.</summary>
    private static bool EndsSentence(string text, int at)
    {
        int last = at - 1;
        while (last >= 0 && char.IsWhiteSpace(text[last]))
        {
            if (text[last] is '\n' or '\r')
            {
                return true;
            }
            last--;
        }
        return last < 0 || SentenceBreaker.Closers.Contains(text[last], StringComparison.Ordinal);
    }

    private static void Append(StringBuilder marked, ReadOnlySpan<char> text, HighlightOptions options)
    {
        if (!options.EscapeHtml)
        {
            marked.Append(text);
            return;
        }
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => marked.Append("&amp;"),
                '<' => marked.Append("&lt;"),
                '>' => marked.Append("&gt;"),
                '"' => marked.Append("&quot;"),
                '\'' => marked.Append("&#39;"),
                _ => marked.Append(c),
            };
        }
    }
}
