namespace Search.Service;

/// <summary>One field of a schema.</summary>
public sealed record SchemaField
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The type.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>Whether the field holds a list.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether every document must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>For text: the chain.</summary>
    public TextChain Chain { get; init; } = TextChain.Variants;

    /// <summary>For text: the weight in free-text searches.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>The kind of value the field takes (inside the list, for a list).</summary>
    public ValueKind ValueKind => Kind switch
    {
        FieldKind.Text or FieldKind.Keyword => ValueKind.String,
        FieldKind.Int64 => ValueKind.Int64,
        FieldKind.Double => ValueKind.Double,
        FieldKind.Bool => ValueKind.Bool,
        FieldKind.Timestamp => ValueKind.Timestamp,
        _ => ValueKind.Bytes,
    };

    /// <summary>Whether hits can be ordered by the field.</summary>
    public bool IsSortable => !IsList && Kind is not (FieldKind.Text or FieldKind.Bytes);

    /// <summary>Whether the field takes ranges.</summary>
    public bool IsNumeric => Kind is FieldKind.Int64 or FieldKind.Double or FieldKind.Bool or FieldKind.Timestamp;
}
