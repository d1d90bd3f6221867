namespace Search.Service;

/// <summary>The type of a field of a schema.</summary>
public enum FieldKind
{
    /// <summary>Text that is analysed into words.</summary>
    Text = 1,

    /// <summary>A string that is one term.</summary>
    Keyword = 2,

    /// <summary>A signed 64-bit integer.</summary>
    Int64 = 3,

    /// <summary>A double-precision number.</summary>
    Double = 4,

    /// <summary>True or false.</summary>
    Bool = 5,

    /// <summary>A moment in UTC, to the microsecond.</summary>
    Timestamp = 6,

    /// <summary>Opaque bytes: stored, not searched.</summary>
    Bytes = 7,
}
