namespace Search.Indexing;

/// <summary>A document to be indexed: field values in order.</summary>
public sealed class IndexDocument
{
    /// <summary>The values; several of one name are one multi-valued field.</summary>
    public List<IndexableField> Fields { get; } = [];

    /// <summary>Adds a value and returns the document.</summary>
    public IndexDocument Add(IndexableField field)
    {
        Fields.Add(field);
        return this;
    }
}
