namespace Search.Variants;

/// <summary>Something wrong with a record.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Line from 1; 0 when it concerns the whole.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="IsError">False for a remark that does not keep the set from loading.</param>
public sealed record DataProblem(string File, int Line, string Reason, bool IsError = true)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Reason}";
}
