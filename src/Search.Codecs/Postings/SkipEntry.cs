namespace Search.Codecs.Postings;

/// <summary>State after a whole number of blocks of a term: what one entry of the skip data says, in absolute terms.</summary>
internal struct SkipEntry
{
    /// <summary>Number of the entry in its level, from 1; 0 is the start of the term.</summary>
    public int Index;

    /// <summary>Last document before this point; 0 at the start.</summary>
    public int Doc;

    /// <summary>Offset of the next block in .doc.</summary>
    public long DocPointer;

    /// <summary>Offset in .pos of the block that holds the next position.</summary>
    public long PosPointer;

    /// <summary>Positions of that block that belong to earlier documents.</summary>
    public int PosOffset;

    /// <summary>Offset in .pay of the block that goes with <see cref="PosPointer"/>.</summary>
    public long PayPointer;

    /// <summary>Bytes from the start of the level below to the entry after this point.</summary>
    public long Child;
}
