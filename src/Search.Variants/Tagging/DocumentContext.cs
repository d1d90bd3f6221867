namespace Search.Variants;

/// <summary>What is known of a document beside its text.</summary>
/// <param name="Source">Who published it.</param>
/// <param name="Date">When.</param>
public sealed record DocumentContext(string? Source = null, DateOnly? Date = null)
{
    /// <summary>Nothing known.</summary>
    public static DocumentContext Unknown { get; } = new();
}
