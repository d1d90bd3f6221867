namespace Search.Codecs;

/// <summary>Names of the two files of a <see cref="ChunkIndex"/>.</summary>
/// <param name="MetaExtension">Extension of the metadata.</param>
/// <param name="MetaCodec">Codec name in its header.</param>
/// <param name="DataExtension">Extension of the packed half.</param>
/// <param name="DataCodec">Codec name in its header.</param>
/// <param name="IsVersionFirst">Whether the version of the packed integers stands before the chunk size, not behind it.</param>
internal sealed record ChunkIndexFiles(
    string MetaExtension, string MetaCodec, string DataExtension, string DataCodec, bool IsVersionFirst)
{
    /// <summary>Of stored fields.</summary>
    public static ChunkIndexFiles StoredFields { get; } =
        new("fdm", "Lucene85FieldsIndexMeta", "fdx", "Lucene85FieldsIndexIdx", IsVersionFirst: false);

    /// <summary>Of term vectors.</summary>
    public static ChunkIndexFiles TermVectors { get; } =
        new("tvm", "Lucene85TermVectorsIndexMeta", "tvx", "Lucene85TermVectorsIndexIdx", IsVersionFirst: true);
}
