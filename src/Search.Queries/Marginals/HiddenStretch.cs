namespace Search.Queries;

/// <summary>Positions of a document that are taken for absent.</summary>
/// <param name="Field">The text field.</param>
/// <param name="Start">First position.</param>
/// <param name="End">Position after the last.</param>
public readonly record struct HiddenStretch(string Field, int Start, int End)
{
    /// <summary>Whether positions touch the stretch.</summary>
    internal bool Touches(int start, int end) => start < End && Start < end;
}
