namespace Search.Codecs;

/// <summary>How stored fields are compressed; readers take both.</summary>
public enum StoredFieldsMode
{
    /// <summary>LZ4 with a preset dictionary: fast to write and to read.</summary>
    BestSpeed,

    /// <summary>Deflate with a preset dictionary: smaller, slower.</summary>
    BestCompression,
}
