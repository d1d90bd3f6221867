namespace Search.Codecs;

/// <summary>What the postings of a field hold; the values are those in <c>.fnm</c>.</summary>
public enum IndexOptions : byte
{
    /// <summary>Not indexed.</summary>
    None = 0,

    /// <summary>Document ids.</summary>
    Docs = 1,

    /// <summary>Document ids and term frequencies.</summary>
    DocsAndFreqs = 2,

    /// <summary>And positions (with payloads where tokens have them).</summary>
    DocsAndFreqsAndPositions = 3,

    /// <summary>And character offsets, in UTF-16 units.</summary>
    DocsAndFreqsAndPositionsAndOffsets = 4,
}
