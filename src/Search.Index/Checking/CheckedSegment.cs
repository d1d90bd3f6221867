namespace Search.Indexing;

/// <summary>What a check counted in a segment.</summary>
/// <param name="Name">Segment name.</param>
/// <param name="MaxDoc">Documents, deleted ones included.</param>
/// <param name="NumDocs">Live documents.</param>
/// <param name="Fields">Number of fields.</param>
/// <param name="Terms">Distinct terms over all fields.</param>
/// <param name="Postings">Pairs of term and document.</param>
/// <param name="Positions">Positions.</param>
/// <param name="DocValues">Documents with doc values, over all fields.</param>
/// <param name="Points">Points, over all fields.</param>
/// <param name="StoredValues">Stored values.</param>
/// <param name="SizeBytes">Bytes of the segment's files.</param>
public sealed record CheckedSegment(
    string Name,
    int MaxDoc,
    int NumDocs,
    int Fields,
    long Terms,
    long Postings,
    long Positions,
    long DocValues,
    long Points,
    long StoredValues,
    long SizeBytes)
{
    /// <summary>Term vectors: pairs of document and field.</summary>
    public long TermVectors { get; init; }
}
