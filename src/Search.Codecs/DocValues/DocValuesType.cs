namespace Search.Codecs;

/// <summary>Kind of column-wise value of a field; the values are those in <c>.fnm</c>.</summary>
public enum DocValuesType : byte
{
    /// <summary>No doc values.</summary>
    None = 0,

    /// <summary>One 64-bit integer a document.</summary>
    Numeric = 1,

    /// <summary>One byte string a document.</summary>
    Binary = 2,

    /// <summary>One byte string a document, from a sorted dictionary.</summary>
    Sorted = 3,

    /// <summary>A set of byte strings a document, from a sorted dictionary.</summary>
    SortedSet = 4,

    /// <summary>Several 64-bit integers a document, ascending.</summary>
    SortedNumeric = 5,
}
