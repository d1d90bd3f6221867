namespace Search.Codecs;

/// <summary>The occurrences of a term in a field of one document. Columns that the vector does not hold are empty.</summary>
public readonly ref struct TermVectorOccurrences
{
    /// <summary>How many there are, at least one.</summary>
    public int Freq { get; init; }

    /// <summary>Positions, ascending.</summary>
    public ReadOnlySpan<int> Positions { get; init; }

    /// <summary>Start offsets.</summary>
    public ReadOnlySpan<int> StartOffsets { get; init; }

    /// <summary>End offsets (exclusive).</summary>
    public ReadOnlySpan<int> EndOffsets { get; init; }

    /// <summary>Lengths of the payloads; 0 where there is none.</summary>
    public ReadOnlySpan<int> PayloadLengths { get; init; }

    /// <summary>The payloads one after another.</summary>
    public ReadOnlySpan<byte> Payloads { get; init; }
}
