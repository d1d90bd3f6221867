namespace Search.Indexing;

/// <summary>Something in an index that is not as it must be.</summary>
/// <param name="File">The file, or the segment and field, it was found in.</param>
/// <param name="Offset">Byte offset in the file, -1 when no single place is to blame.</param>
/// <param name="Expected">What must be there.</param>
/// <param name="Found">What is there.</param>
public sealed record CheckProblem(string File, long Offset, string Expected, string Found);
