namespace Search.Codecs.Fst;

/// <summary>An arc as read: addresses point into the FST's bytes and outputs go down from theirs.</summary>
internal struct FstArc
{
    /// <summary>The input may end after this arc.</summary>
    public const byte Final = 1;

    /// <summary>Last arc of its node.</summary>
    public const byte Last = 2;

    /// <summary>The target is the node right below this one.</summary>
    public const byte TargetNext = 4;

    /// <summary>The target has no arcs.</summary>
    public const byte StopNode = 8;

    /// <summary>An output follows.</summary>
    public const byte HasOutput = 0x10;

    /// <summary>A final output follows.</summary>
    public const byte HasFinalOutput = 0x20;

    /// <summary>First byte of a node of arcs of equal size, for binary search.</summary>
    public const byte BinarySearchNode = 0x20;

    /// <summary>First byte of a node whose arcs are found by their label.</summary>
    public const byte DirectNode = 0x40;

    /// <summary>Bits above.</summary>
    public byte Flags;

    /// <summary>Address of the output's first byte.</summary>
    public int OutputAt;

    /// <summary>Length of the output.</summary>
    public int OutputLength;

    /// <summary>Address of the final output's first byte.</summary>
    public int FinalOutputAt;

    /// <summary>Length of the final output.</summary>
    public int FinalOutputLength;

    /// <summary>Address of the target node; 0 for none.</summary>
    public int Target;
}
