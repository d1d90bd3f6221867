namespace Search.Service;

/// <summary>The newest acknowledged state of a document that searches may not see yet.</summary>
internal sealed class LiveVersion(string id, long sequence, long version, byte[]? fields, byte[] contentHash)
{
    /// <summary>The id.</summary>
    public string Id => id;

    /// <summary>Sequence of the write or delete.</summary>
    public long Sequence => sequence;

    /// <summary>Its version.</summary>
    public long Version => version;

    /// <summary>The document's fields in the encoding of <see cref="ValueCodec"/>; null after a delete.</summary>
    public byte[]? Fields => fields;

    /// <summary>Hash of the document's fields; empty after a delete.</summary>
    public byte[] ContentHash => contentHash;

    /// <summary>The state in short.</summary>
    public DocumentState State => new(fields is not null, sequence, version);
}
