namespace Search.Queries;

/// <summary>One criterion of an order.</summary>
public sealed record SortField
{
    /// <summary>What is compared.</summary>
    public required SortKind Kind { get; init; }

    /// <summary>The field, for doc values.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>Highest first for doc values and documents; lowest first for scores.</summary>
    public bool Reverse { get; init; }

    /// <summary>Documents without a value come first; else last. Not turned round by <see cref="Reverse"/>.</summary>
    public bool MissingFirst { get; init; }

    /// <summary>Highest score first.</summary>
    public static SortField Score { get; } = new() { Kind = SortKind.Score };

    /// <summary>Lowest document first.</summary>
    public static SortField Document { get; } = new() { Kind = SortKind.Document };

    /// <summary>By a numeric doc value.</summary>
    public static SortField Numeric(string field, bool reverse = false, bool missingFirst = false) =>
        new() { Kind = SortKind.Numeric, Field = field, Reverse = reverse, MissingFirst = missingFirst };

    /// <summary>By the bytes of a sorted doc value.</summary>
    public static SortField Text(string field, bool reverse = false, bool missingFirst = false) =>
        new() { Kind = SortKind.Text, Field = field, Reverse = reverse, MissingFirst = missingFirst };

    /// <summary>By the bytes of a binary doc value.</summary>
    public static SortField Binary(string field, bool reverse = false, bool missingFirst = false) =>
        new() { Kind = SortKind.Binary, Field = field, Reverse = reverse, MissingFirst = missingFirst };
}
