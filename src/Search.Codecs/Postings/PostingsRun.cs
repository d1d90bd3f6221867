namespace Search.Codecs;

/// <summary>
/// Several documents of one term, ascending, column by column: what <see cref="FieldsConsumer.AddDocs"/> takes. Columns that the
/// field does not store are empty.
/// </summary>
public readonly ref struct PostingsRun
{
    /// <summary>Documents.</summary>
    public required ReadOnlySpan<int> Docs { get; init; }

    /// <summary>Occurrences in each; ignored when the field stores no frequencies.</summary>
    public required ReadOnlySpan<int> Freqs { get; init; }

    /// <summary>For each occurrence of each document: the distance from the position before in the same document, first from 0.</summary>
    public ReadOnlySpan<int> PositionDeltas { get; init; }

    /// <summary>For each occurrence: the distance from the start offset before in the same document, first from 0.</summary>
    public ReadOnlySpan<int> StartDeltas { get; init; }

    /// <summary>For each occurrence: end offset minus start offset.</summary>
    public ReadOnlySpan<int> OffsetLengths { get; init; }

    /// <summary>For each occurrence: length of its payload.</summary>
    public ReadOnlySpan<int> PayloadLengths { get; init; }

    /// <summary>The payloads one after another.</summary>
    public ReadOnlySpan<byte> Payloads { get; init; }
}
