namespace Search.Codecs;

/// <summary>The byte that says how the values of a leaf are written, where it is not a dimension.</summary>
internal static class BkdLeafKind
{
    /// <summary>All points are equal.</summary>
    public const int AllEqual = -1;

    /// <summary>Runs of equal points.</summary>
    public const int FewDistinct = -2;
}
