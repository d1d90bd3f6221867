using Search.Queries;

namespace Search.Service;

/// <summary>Cuts and marks the passages of a hit.</summary>
internal static class HitHighlighter
{
    /// <summary>The passages of each field that has finds.</summary>
    public static IReadOnlyList<FieldHighlights> Highlight(
        HitTexts texts, IReadOnlyList<HitSpan> spans, HighlightRequest request)
    {
        var options = new HighlightOptions
        {
            MaxPassages = request.MaxPassages,
            MaxLength = request.PassageCharacters,
            PreTag = request.PreTag,
            PostTag = request.PostTag,
        };
        var highlights = new List<FieldHighlights>();
        foreach (string field in texts.Fields)
        {
            if (request.Fields.Count > 0 && !request.Fields.Contains(field, StringComparer.Ordinal))
            {
                continue;
            }
            IReadOnlyList<Passage> passages = Highlighter.Highlight(
                texts.Text(field),
                spans.Where(s => s.Field == field).Select(s => new HighlightSpan(s.Start, s.End, s.Key)),
                options);
            if (passages.Count > 0)
            {
                highlights.Add(new FieldHighlights(
                    field, [.. passages.OrderByDescending(p => p.Score).ThenBy(p => p.Start).Select(p => p.Text)]));
            }
        }
        return highlights;
    }
}
