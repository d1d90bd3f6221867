namespace Search.Service;

/// <summary>A document as its writer gives it: an id and typed fields.</summary>
public sealed record Document
{
    /// <summary>Unique in the index.</summary>
    public required string Id { get; init; }

    /// <summary>Values by field name.</summary>
    public required IReadOnlyDictionary<string, FieldValue> Fields { get; init; }
}
