namespace Search.Service;

/// <summary>
/// An article as plain text: the title on the first line that is not blank, then, in any order and with blank lines
/// between, <c>Published: yyyy-MM-dd HH:mm</c> and <c>Last Updated: ...</c>, then the body. Its paragraphs stay apart
/// by one blank line.
/// </summary>
internal static class ArticleTextParser
{
    private const string PublishedLabel = "Published:";
    private const string UpdatedLabel = "Last Updated:";

    /// <summary>Parses an article; false with the reason when it has no title, or a date that is none.</summary>
    internal static bool TryParse(
        string text, string id, TimeZoneInfo zone, out Document? document, out string? error)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        document = null;
        error = null;
        int at = SkipBlank(lines, 0);
        if (at == lines.Length)
        {
            error = "the file is empty: the first line must be the title";
            return false;
        }
        fields[Schema.Title] = FieldValue.Of(lines[at].Trim());
        at = SkipBlank(lines, at + 1);
        while (at < lines.Length && TryLabel(lines[at], out string field, out string value))
        {
            if (!Dates.TryParse(value, zone, out DateTimeOffset moment))
            {
                error = $"line {at + 1}: \"{value}\" is no date of the form yyyy-MM-dd HH:mm";
                return false;
            }
            fields[field] = FieldValue.Timestamp(moment);
            at = SkipBlank(lines, at + 1);
        }
        string body = Body(lines, at);
        if (body.Length > 0)
        {
            fields[Schema.Body] = FieldValue.Of(body);
        }
        document = new Document { Id = id, Fields = fields };
        return true;
    }

    private static bool TryLabel(string line, out string field, out string value)
    {
        string trimmed = line.Trim();
        string? label = trimmed.StartsWith(PublishedLabel, StringComparison.OrdinalIgnoreCase) ? PublishedLabel
            : trimmed.StartsWith(UpdatedLabel, StringComparison.OrdinalIgnoreCase) ? UpdatedLabel
            : null;
        field = label == PublishedLabel ? "published" : "updated";
        value = label is null ? string.Empty : trimmed[label.Length..].Trim();
        return label is not null;
    }

    private static string Body(string[] lines, int from)
    {
        int to = lines.Length;
        while (to > from && string.IsNullOrWhiteSpace(lines[to - 1]))
        {
            to--;
        }
        var kept = new List<string>(to - from);
        for (int i = from; i < to; i++)
        {
            bool blank = string.IsNullOrWhiteSpace(lines[i]);
            if (!blank || kept[^1].Length > 0)
            {
                kept.Add(blank ? string.Empty : lines[i].TrimEnd());
            }
        }
        return string.Join('\n', kept);
    }

    private static int SkipBlank(string[] lines, int from)
    {
        while (from < lines.Length && string.IsNullOrWhiteSpace(lines[from]))
        {
            from++;
        }
        return from;
    }
}
