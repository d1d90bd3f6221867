using Search.Codecs;

namespace Search.Indexing;

/// <summary>How a field is indexed and stored.</summary>
public sealed record FieldType
{
    /// <summary>Keep the value for retrieval.</summary>
    public bool Stored { get; init; }

    /// <summary>What the postings hold; <see cref="IndexOptions.None"/> for fields that are not searched by term.</summary>
    public IndexOptions IndexOptions { get; init; }

    /// <summary>Run the value through the analyzer; otherwise the whole value is one term.</summary>
    public bool Tokenized { get; init; }

    /// <summary>Leave out norms.</summary>
    public bool OmitNorms { get; init; }

    /// <summary>Kind of doc values.</summary>
    public DocValuesType DocValuesType { get; init; }

    /// <summary>Shape of the points; null for none.</summary>
    public PointShape? Points { get; init; }

    /// <summary>Keep a term vector: the field's terms with their frequencies, by document. Only for indexed fields.</summary>
    public bool StoreTermVectors { get; init; }

    /// <summary>Keep positions in the term vector.</summary>
    public bool StoreTermVectorPositions { get; init; }

    /// <summary>Keep start and end offsets in the term vector.</summary>
    public bool StoreTermVectorOffsets { get; init; }

    /// <summary>Keep payloads in the term vector; only with positions.</summary>
    public bool StoreTermVectorPayloads { get; init; }

    /// <summary>As Lucene's StringField: one term, documents only, no norms, not stored.</summary>
    public static FieldType Keyword { get; } = new() { IndexOptions = IndexOptions.Docs, OmitNorms = true };

    /// <summary>As Lucene's StringField, stored.</summary>
    public static FieldType KeywordStored { get; } = Keyword with { Stored = true };

    /// <summary>As Lucene's TextField: analysed, positions, norms, not stored.</summary>
    public static FieldType Text { get; } =
        new() { IndexOptions = IndexOptions.DocsAndFreqsAndPositions, Tokenized = true };

    /// <summary>As Lucene's TextField, stored.</summary>
    public static FieldType TextStored { get; } = Text with { Stored = true };

    /// <summary>Stored only.</summary>
    public static FieldType StoredOnly { get; } = new() { Stored = true };

    /// <summary>Numeric doc values only.</summary>
    public static FieldType NumericDocValue { get; } = new() { DocValuesType = DocValuesType.Numeric };

    /// <summary>Numeric doc values, and points of one dimension of eight bytes with the same numbers.</summary>
    public static FieldType NumericPoint { get; } = NumericDocValue with
    {
        Points = new PointShape(1, 1, sizeof(long)),
    };

    /// <summary>What the term vector holds; null when there is none.</summary>
    internal TermVectorParts? VectorParts => StoreTermVectors
        ? (StoreTermVectorPositions ? TermVectorParts.Positions : 0)
            | (StoreTermVectorOffsets ? TermVectorParts.Offsets : 0)
            | (StoreTermVectorPayloads ? TermVectorParts.Payloads : 0)
        : null;

    /// <summary>Refuses a type that asks for vectors it cannot have.</summary>
    /// <exception cref="ArgumentException">Vectors of a field that is not indexed, parts without a vector, payloads without positions.</exception>
    internal void RequireVectors(string field)
    {
        bool parts = StoreTermVectorPositions || StoreTermVectorOffsets || StoreTermVectorPayloads;
        if ((StoreTermVectors && IndexOptions == IndexOptions.None) || (parts && !StoreTermVectors))
        {
            throw new ArgumentException($"field {field}: a term vector needs an indexed field, its parts need a term vector");
        }
        if (StoreTermVectorPayloads && !StoreTermVectorPositions)
        {
            throw new ArgumentException($"field {field}: payloads in a term vector need positions there");
        }
    }
}
