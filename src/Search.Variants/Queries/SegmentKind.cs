namespace Search.Variants.Expansion;

/// <summary>What a piece of a simple query asks for.</summary>
internal enum SegmentKind
{
    /// <summary>Words, any of which may match.</summary>
    Loose,

    /// <summary>Words in quotes: one after another.</summary>
    Quoted,

    /// <summary>Words that must not match.</summary>
    Excluded,
}
