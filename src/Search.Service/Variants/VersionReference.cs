namespace Search.Service;

/// <summary>A version of a set; the base (what the process was started with) when the set's name is empty.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Number">The version's number.</param>
internal sealed record VersionReference(string Set, int Number)
{
    /// <summary>What the process was started with.</summary>
    public static VersionReference Base { get; } = new(string.Empty, 0);

    /// <summary>Whether it is the base.</summary>
    public bool IsBase => Set.Length == 0;
}
