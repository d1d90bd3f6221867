using Search.Queries;

namespace Search.Oracle.Tests.Queries;

/// <summary>Writes random orders of hits twice: as sort fields of ours, and as text for Java's SearchRun.</summary>
internal static class OrderText
{
    private static readonly (string Kind, string Field)[] s_columns =
    [
        ("numeric", "number"), ("numeric", "rank"), ("numerics", "numbers"), ("text", "kind"), ("texts", "tags"),
        ("score", "-"), ("doc", "-"),
    ];

    internal static (SortField[] Sort, string Text) Create(Random random)
    {
        var sort = new List<SortField>();
        var text = new List<string>();
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            (string kind, string field) = s_columns[random.Next(s_columns.Length)];
            bool reverse = random.Next(2) == 0;
            bool first = random.Next(2) == 0;
            sort.Add(kind switch
            {
                "score" => SortField.Score with { Reverse = reverse },
                "doc" => SortField.Document with { Reverse = reverse },
                "text" or "texts" => SortField.Text(field, reverse, first),
                _ => SortField.Numeric(field, reverse, first),
            });
            text.Add($"{kind}:{field}:{(reverse ? "desc" : "asc")}:{(first ? "first" : "last")}");
        }
        return ([.. sort], string.Join(' ', text));
    }
}
