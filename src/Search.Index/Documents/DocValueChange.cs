using Search.Codecs;

namespace Search.Indexing;

/// <summary>A new doc value for one field of documents that are in the index: a number or bytes, or none any more.</summary>
public sealed record DocValueChange
{
    private DocValueChange(string field, DocValuesType type)
    {
        ArgumentNullException.ThrowIfNull(field);
        Field = field;
        Type = type;
    }

    /// <summary>Field name.</summary>
    public string Field { get; }

    /// <summary>Kind of the field's doc values: numeric or binary.</summary>
    public DocValuesType Type { get; }

    /// <summary>The new number; null when the kind is another or the value goes.</summary>
    public long? Number { get; private init; }

    /// <summary>The new bytes; null when the kind is another or the value goes.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; private init; }

    /// <summary>Whether the documents lose the value they have.</summary>
    public bool IsRemoval => Number is null && Bytes is null;

    /// <summary>A number, or none.</summary>
    public static DocValueChange OfNumber(string field, long? value) =>
        new(field, DocValuesType.Numeric) { Number = value };

    /// <summary>Bytes, which are copied, or none.</summary>
    public static DocValueChange OfBytes(string field, byte[]? value) =>
        new(field, DocValuesType.Binary) { Bytes = value is null ? null : (ReadOnlyMemory<byte>?)value.ToArray() };
}
