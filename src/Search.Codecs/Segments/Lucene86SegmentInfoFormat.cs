using Search.Store;

namespace Search.Codecs;

/// <summary>Reader and writer of <c>.si</c>; the grammar is in this folder's README.</summary>
internal static class Lucene86SegmentInfoFormat
{
    public const string Extension = "si";
    private const string CodecName = "Lucene86SegmentInfo";
    private const int Version = 0;
    private const byte Yes = 1;
    private const byte No = 0xFF;

    public static SegmentInfo Read(Directory directory, string segment, ReadOnlySpan<byte> id)
    {
        byte[] segmentId = id.ToArray();
        return MetadataFile.Read(
            directory,
            IndexFileNames.SegmentFile(segment, "", Extension),
            input =>
            {
                CodecUtil.CheckIndexHeader(input, CodecName, Version, Version, segmentId, "");
                return ReadBody(input, segment, segmentId);
            });
    }

    public static void Write(Directory directory, SegmentInfo info)
    {
        string name = IndexFileNames.SegmentFile(info.Name, "", Extension);
        using IndexOutput output = directory.CreateOutput(name);
        info.Files.Add(name);
        CodecUtil.WriteIndexHeader(output, CodecName, Version, info.Id, "");
        WriteVersion(output, info.Version);
        output.WriteByte(info.MinVersion is null ? (byte)0 : Yes);
        if (info.MinVersion is LuceneVersion min)
        {
            WriteVersion(output, min);
        }
        output.WriteInt32(info.MaxDoc);
        output.WriteByte(info.UseCompoundFile ? Yes : No);
        output.WriteMapOfStrings(info.Diagnostics);
        output.WriteSetOfStrings(info.Files);
        output.WriteMapOfStrings(info.Attributes);
        output.WriteVInt(info.IndexSort.Count);
        foreach (IndexSortField field in info.IndexSort)
        {
            IndexSortSerializer.Write(output, field);
        }
        CodecUtil.WriteFooter(output);
    }

    private static SegmentInfo ReadBody(IndexInput input, string segment, byte[] id)
    {
        LuceneVersion version = ReadVersion(input);
        LuceneVersion? minVersion = ReadFlag(input, 0) ? ReadVersion(input) : null;
        long at = input.Position;
        int maxDoc = input.ReadInt32();
        if (maxDoc < 0 || maxDoc > SegmentInfos.MaxDocs)
        {
            throw new CorruptIndexException(input.Resource, at, $"0..{SegmentInfos.MaxDocs} documents", $"{maxDoc}");
        }
        bool compound = ReadFlag(input, No);
        Dictionary<string, string> diagnostics = input.ReadMapOfStrings();
        HashSet<string> files = ReadFiles(input, segment);
        Dictionary<string, string> attributes = input.ReadMapOfStrings();
        at = input.Position;
        int sortFields = MetadataFile.CheckCount(input, at, input.ReadVInt(), 1);
        var sort = new List<IndexSortField>(sortFields);
        for (int i = 0; i < sortFields; i++)
        {
            sort.Add(IndexSortSerializer.Read(input));
        }
        return new SegmentInfo
        {
            Name = segment,
            Id = id,
            MaxDoc = maxDoc,
            UseCompoundFile = compound,
            Version = version,
            MinVersion = minVersion,
            Diagnostics = diagnostics,
            Attributes = attributes,
            Files = files,
            IndexSort = sort,
        };
    }

    // Names end up in OpenInput and DeleteFile: one that is not of this segment must not get that far.
    private static HashSet<string> ReadFiles(IndexInput input, string segment)
    {
        long at = input.Position;
        var files = new HashSet<string>(input.ReadSetOfStrings(), StringComparer.Ordinal);
        foreach (string file in files)
        {
            SegmentFiles.Require(input, at, file, segment);
        }
        return files;
    }

    private static bool ReadFlag(IndexInput input, byte no)
    {
        long at = input.Position;
        byte value = input.ReadByte();
        return value == Yes || (value == no
            ? false
            : throw new CorruptIndexException(input.Resource, at, $"a flag of 1 or {no}", $"{value}"));
    }

    private static LuceneVersion ReadVersion(IndexInput input) =>
        new(input.ReadInt32(), input.ReadInt32(), input.ReadInt32());

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteInt32(version.Major);
        output.WriteInt32(version.Minor);
        output.WriteInt32(version.Bugfix);
    }
}
