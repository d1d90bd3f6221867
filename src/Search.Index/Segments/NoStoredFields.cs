using Search.Codecs;

namespace Search.Indexing;

/// <summary>Stands in for the stored fields of a segment that is not open yet.</summary>
internal sealed class NoStoredFields : StoredFieldsReader
{
    /// <summary>The only one.</summary>
    public static NoStoredFields Instance { get; } = new();

    public override void VisitDocument(int doc, StoredFieldVisitor visitor) =>
        throw new InvalidOperationException("the segment is not open");

    public override void CheckIntegrity()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
