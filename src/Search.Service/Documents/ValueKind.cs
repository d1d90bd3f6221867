namespace Search.Service;

/// <summary>What a <see cref="FieldValue"/> holds.</summary>
public enum ValueKind : byte
{
    /// <summary>Nothing: the default value, which no document may hold.</summary>
    None = 0,

    /// <summary>Text or a keyword.</summary>
    String = 1,

    /// <summary>A signed 64-bit integer.</summary>
    Int64 = 2,

    /// <summary>A double-precision number.</summary>
    Double = 3,

    /// <summary>True or false.</summary>
    Bool = 4,

    /// <summary>Microseconds since 1970 UTC.</summary>
    Timestamp = 5,

    /// <summary>Opaque bytes.</summary>
    Bytes = 6,

    /// <summary>Several values of one other kind.</summary>
    List = 7,
}
