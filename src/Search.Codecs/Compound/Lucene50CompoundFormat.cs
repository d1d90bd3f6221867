using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Packs the files of a segment into <c>.cfs</c> (bytes) and <c>.cfe</c> (table); the grammar is in this folder's
/// README.
/// </summary>
internal static class Lucene50CompoundFormat
{
    public const string DataExtension = "cfs";
    public const string EntriesExtension = "cfe";
    public const string DataCodec = "Lucene50CompoundData";
    public const string EntriesCodec = "Lucene50CompoundEntries";
    public const int Version = 0;

    public static Directory Open(Directory directory, SegmentInfo info) => CompoundDirectory.Open(directory, info);

    public static void Write(Directory directory, SegmentInfo info, IReadOnlyCollection<string> files)
    {
        using IndexOutput data = directory.CreateOutput(IndexFileNames.SegmentFile(info.Name, "", DataExtension));
        using IndexOutput entries = directory.CreateOutput(IndexFileNames.SegmentFile(info.Name, "", EntriesExtension));
        CodecUtil.WriteIndexHeader(data, DataCodec, Version, info.Id, "");
        CodecUtil.WriteIndexHeader(entries, EntriesCodec, Version, info.Id, "");
        entries.WriteVInt(files.Count);
        foreach (string file in files)
        {
            if (!file.StartsWith(info.Name, StringComparison.Ordinal))
            {
                throw new ArgumentException($"{file} is not a file of segment {info.Name}", nameof(files));
            }
            using IndexInput input = directory.OpenInput(file);
            CodecUtil.ChecksumEntireFile(input);
            long start = data.FilePointer;
            data.CopyBytes(input, 0, input.Length);
            entries.WriteString(file[info.Name.Length..]);
            entries.WriteInt64(start);
            entries.WriteInt64(input.Length);
        }
        CodecUtil.WriteFooter(data);
        CodecUtil.WriteFooter(entries);
    }
}
