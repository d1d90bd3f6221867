namespace Search.Codecs.BlockTree;

/// <summary>Statistics of a term and where its postings lie: one record of the term dictionary.</summary>
internal struct TermMetadata
{
    /// <summary>Documents of the term.</summary>
    public int DocFreq;

    /// <summary>The only document when <see cref="DocFreq"/> is 1, else -1.</summary>
    public int SingletonDoc;

    /// <summary>Occurrences of the term; equals <see cref="DocFreq"/> without frequencies.</summary>
    public long TotalTermFreq;

    /// <summary>Offset of the document list in .doc.</summary>
    public long DocStart;

    /// <summary>Offset of the positions in .pos.</summary>
    public long PosStart;

    /// <summary>Offset of payloads and offsets in .pay.</summary>
    public long PayStart;

    /// <summary>Distance from <see cref="PosStart"/> to the positions after the full blocks; -1 when there are at most 128.</summary>
    public long LastPosBlockOffset;

    /// <summary>Distance from <see cref="DocStart"/> to the skip data; -1 when there is none.</summary>
    public long SkipOffset;
}
