namespace Search.Service;

/// <summary>A range to count.</summary>
/// <param name="Name">What it is called; empty for its bounds.</param>
/// <param name="From">The smallest value in it; None for no bound.</param>
/// <param name="To">The smallest value beyond it; None for no bound.</param>
public sealed record FacetRangeRequest(string Name, FieldValue From, FieldValue To)
{
    /// <summary>The name, or the bounds.</summary>
    public string Label => Name.Length > 0 ? Name : $"{Bound(From)}..{Bound(To)}";

    private static string Bound(FieldValue value) => value.Kind == ValueKind.None ? "*" : value.ToString();
}
