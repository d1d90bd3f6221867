namespace Search.Codecs;

/// <summary>What a consumer will ask of a <see cref="PostingsEnum"/>; decoding less is faster.</summary>
[Flags]
public enum PostingsFlags
{
    /// <summary>Document ids only.</summary>
    None = 0,

    /// <summary>Term frequencies.</summary>
    Freqs = 1,

    /// <summary>Positions (implies frequencies).</summary>
    Positions = Freqs | 2,

    /// <summary>Positions and offsets.</summary>
    Offsets = Positions | 4,

    /// <summary>Positions and payloads.</summary>
    Payloads = Positions | 8,

    /// <summary>Everything the field has.</summary>
    All = Offsets | Payloads,
}
