using System.Globalization;

namespace Search.Variants.Tests.Cases;

/// <summary>
/// Reads case files; the format is in <c>tests/cases/README.md</c>. Whatever it does not know it refuses.
/// </summary>
internal sealed class QueryCaseParser
{
    private readonly QueryCase _case;
    private readonly string[] _lines;
    private int _at;

    private QueryCaseParser(string name, string text)
    {
        _case = new QueryCase { Name = name };
        _lines = text.Split('\n');
    }

    public static QueryCase Parse(string name, string text)
    {
        var parser = new QueryCaseParser(name, text);
        while (parser._at < parser._lines.Length)
        {
            parser.ReadBlock();
        }
        return parser._case;
    }

    private void ReadBlock()
    {
        string line = _lines[_at].TrimEnd();
        if (line.Length == 0 || line[0] == '#')
        {
            _at++;
        }
        else if (line.StartsWith("use sample:", StringComparison.Ordinal))
        {
            string ids = line["use sample:".Length..].Trim();
            _case.UsesAllSamples |= ids == "all";
            _case.Samples.AddRange(ids == "all" ? [] : Words(ids));
            _at++;
        }
        else if (line.StartsWith("document ", StringComparison.Ordinal))
        {
            ReadDocument(line["document ".Length..].Trim());
        }
        else if (line.StartsWith("query:", StringComparison.Ordinal))
        {
            ReadQuery(line["query:".Length..].Trim());
        }
        else
        {
            throw Error("neither a comment, nor `use sample`, `document` or `query`");
        }
    }

    private void ReadDocument(string id)
    {
        _at++;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string key = string.Empty;
        for (; _at < _lines.Length && IsIndented(_lines[_at]); _at++)
        {
            string line = _lines[_at];
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                values[key] += "\n" + line.Trim();
                continue;
            }
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            key = colon < 0 ? string.Empty : line[..colon].Trim();
            if (key is not ("title" or "source" or "published" or "body"))
            {
                throw Error("a document has title, source, published and body");
            }
            values.Add(key, line[(colon + 1)..].Trim());
        }
        DateOnly? date = values.TryGetValue("published", out string? published)
            ? DateOnly.ParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
        _case.Documents.Add(new CaseDocument(
            id,
            values.GetValueOrDefault("title", string.Empty),
            values.GetValueOrDefault("body", string.Empty),
            values.GetValueOrDefault("source"),
            date));
    }

    private void ReadQuery(string text)
    {
        var query = new CaseQuery { Text = text, Line = _at + 1 };
        _at++;
        for (; _at < _lines.Length && IsIndented(_lines[_at]); _at++)
        {
            string line = _lines[_at].Trim();
            int dashes = line.IndexOf("-- ", StringComparison.Ordinal);
            string because = dashes < 0 ? string.Empty : line[(dashes + 3)..];
            string rule = dashes < 0 ? line : line[..dashes].Trim();
            int colon = rule.IndexOf(':', StringComparison.Ordinal);
            string verb = colon < 0 ? rule : rule[..colon].Trim();
            string value = colon < 0 ? string.Empty : rule[(colon + 1)..].Trim();
            if (!ReadOption(query, verb, value))
            {
                query.Expectations.Add(new CaseExpectation(_at + 1, verb, value, because));
            }
        }
        if (query.Expectations.Count == 0)
        {
            throw Error("a query without an expectation");
        }
        _case.Queries.Add(query);
    }

    private static bool ReadOption(CaseQuery query, string verb, string value)
    {
        switch (verb)
        {
            case "profile":
                query.Profile = value;
                return true;
            case "max tier":
                query.Options = query.Options with { MaxTier = int.Parse(value, CultureInfo.InvariantCulture) };
                return true;
            case "exclude":
                var kinds = Words(value).Select(KindNames.Parse).ToHashSet();
                query.Options = query.Options with { ExcludeKinds = kinds };
                return true;
            case "as of":
                DateOnly day = DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                query.Options = query.Options with { AsOf = day };
                return true;
            default:
                return false;
        }
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsIndented(string line) =>
        line.StartsWith("  ", StringComparison.Ordinal) && line.Trim().Length > 0;

    private FormatException Error(string reason) =>
        new($"{_case.Name}:{_at + 1}: {reason}: {_lines[Math.Min(_at, _lines.Length - 1)]}");
}
