namespace Search.Codecs;

/// <summary>What a vector holds beside terms and frequencies; the numbers are those of the format.</summary>
[Flags]
public enum TermVectorParts
{
    /// <summary>Terms and frequencies only.</summary>
    None = 0,

    /// <summary>Positions.</summary>
    Positions = 1,

    /// <summary>Start and end offsets in UTF-16 units.</summary>
    Offsets = 2,

    /// <summary>Payloads.</summary>
    Payloads = 4,
}
