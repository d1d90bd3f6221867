using Search.Analysis;

namespace Search.Indexing;

/// <summary>One field value of a document to be indexed. Exactly one kind of value is set; a token stream may stand beside a stored string.</summary>
public sealed class IndexableField
{
    /// <summary>Creates a field value.</summary>
    public IndexableField(string name, FieldType type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>Field name.</summary>
    public string Name { get; }

    /// <summary>How it is indexed and stored.</summary>
    public FieldType Type { get; }

    /// <summary>Text: analysed, or one term, and/or stored, and/or a sorted doc value (as UTF-8).</summary>
    public string? StringValue { get; set; }

    /// <summary>Bytes: a term, stored bytes, or a binary, sorted or sorted-set doc value.</summary>
    public ReadOnlyMemory<byte>? BinaryValue { get; set; }

    /// <summary>The packed bytes of a point; without them <see cref="Int64Value"/> is the point of a field of eight bytes.</summary>
    public ReadOnlyMemory<byte>? PointValue { get; set; }

    /// <summary>A 64-bit integer: stored (as int64), numeric or sorted-numeric doc value, point.</summary>
    public long? Int64Value { get; set; }

    /// <summary>A double to be stored; as a doc value its sortable bits go into <see cref="Int64Value"/> of a field of its own.</summary>
    public double? DoubleValue { get; set; }

    /// <summary>Finished tokens to index instead of analysing <see cref="StringValue"/>.</summary>
    public TokenStream? TokenStream { get; set; }

    /// <summary>
    /// Norm byte to write for the field in this document instead of the one computed from its length (entity fields carry the
    /// length of the text they annotate). With several values of one field the last one wins.
    /// </summary>
    public byte? NormOverride { get; set; }
}
