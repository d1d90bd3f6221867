namespace Search.Variants;

/// <summary>The records do not make a set; every reason is listed.</summary>
public sealed class VariantDataException : Exception
{
    /// <summary>With the problems found.</summary>
    public VariantDataException(IReadOnlyList<DataProblem> problems)
        : base("variant data refused: " + string.Join("; ", problems.Take(20))) => Problems = problems;

    /// <summary>The problems, in order of file and line.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }
}
