using Search.Store;

namespace Search.Codecs;

/// <summary>Reader and writer of <c>segments_N</c>; the grammar is in this folder's README.</summary>
internal static class SegmentInfosFormat
{
    private const string CodecName = "segments";
    private const int Version = 10;
    private const int MinRecordBytes = 60;

    public static SegmentInfos Read(Directory directory, string name)
    {
        if (!IndexFileNames.TryParseSegmentsFile(name, out long generation) || generation <= 0)
        {
            throw new ArgumentException($"{name} is not the name of a commit", nameof(name));
        }
        string suffix = IndexFileNames.ToBase36(generation);
        return MetadataFile.Read(directory, name, input =>
        {
            CodecUtil.CheckHeader(input, CodecName, Version, Version);
            byte[] id = CodecUtil.ReadIdAndSuffix(input, suffix);
            return ReadBody(directory, input, new SegmentInfos(generation) { Id = id });
        });
    }

    public static void Write(Directory directory, string name, SegmentInfos infos, long generation)
    {
        byte[] id = SegmentId.Create();
        using IndexOutput output = directory.CreateOutput(name);
        CodecUtil.WriteIndexHeader(output, CodecName, Version, id, IndexFileNames.ToBase36(generation));
        WriteVersion(output, LuceneVersion.Current);
        output.WriteVInt(infos.IndexCreatedVersionMajor);
        output.WriteInt64(infos.Version);
        output.WriteVLong(infos.Counter);
        output.WriteInt32(infos.Count);
        if (infos.Count > 0)
        {
            WriteVersion(output, infos.Min(s => s.Info.Version));
        }
        foreach (SegmentCommitInfo segment in infos)
        {
            WriteSegment(output, segment);
        }
        output.WriteMapOfStrings(infos.UserData);
        CodecUtil.WriteFooter(output);
        infos.Id = id;
        infos.CommitVersion = LuceneVersion.Current;
    }

    private static SegmentInfos ReadBody(Directory directory, IndexInput input, SegmentInfos infos)
    {
        long at = input.Position;
        infos.CommitVersion = ReadVersion(input);
        infos.IndexCreatedVersionMajor = input.ReadVInt();
        int current = LuceneVersion.Current.Major;
        if (infos.IndexCreatedVersionMajor != current && infos.IndexCreatedVersionMajor != current - 1)
        {
            throw new CorruptIndexException(
                input.Resource,
                at,
                $"an index created by version {current - 1} or {current}",
                $"{infos.IndexCreatedVersionMajor}");
        }
        infos.Version = input.ReadInt64();
        infos.Counter = input.ReadVLong();
        at = input.Position;
        int count = MetadataFile.CheckCount(input, at, input.ReadInt32(), MinRecordBytes);
        LuceneVersion? min = count > 0 ? ReadVersion(input) : null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            at = input.Position;
            SegmentCommitInfo segment = ReadSegment(directory, input);
            if (!names.Add(segment.Info.Name))
            {
                throw new CorruptIndexException(input.Resource, at, "distinct segments", $"{segment.Info.Name} again");
            }
            if (min is LuceneVersion minimum && segment.Info.Version < minimum)
            {
                throw new CorruptIndexException(
                    input.Resource, at, $"segments of version {minimum} or later", $"{segment.Info.Version}");
            }
            infos.Add(segment);
        }
        if (infos.TotalMaxDoc > SegmentInfos.MaxDocs)
        {
            throw new CorruptIndexException(
                input.Resource, at, $"at most {SegmentInfos.MaxDocs} documents", $"{infos.TotalMaxDoc}");
        }
        foreach (KeyValuePair<string, string> pair in input.ReadMapOfStrings())
        {
            infos.UserData[pair.Key] = pair.Value;
        }
        return infos;
    }

    private static SegmentCommitInfo ReadSegment(Directory directory, IndexInput input)
    {
        long at = input.Position;
        string name = input.ReadString();
        if (name.Length < 2 || name[0] != '_' || !IndexFileNames.TryParseBase36(name.AsSpan(1), out _))
        {
            throw new CorruptIndexException(input.Resource, at, "a segment name", "another string");
        }
        byte[] id = ReadId(input);
        at = input.Position;
        string codec = input.ReadString();
        if (codec != Lucene87Codec.CodecName)
        {
            throw new CorruptIndexException(input.Resource, at, $"codec {Lucene87Codec.CodecName}", "another codec");
        }
        at = input.Position;
        long delGen = ReadGeneration(input);
        int delCount = input.ReadInt32();
        long fieldInfosGen = ReadGeneration(input);
        long docValuesGen = ReadGeneration(input);
        int softDelCount = input.ReadInt32();
        byte[]? stateId = ReadFlag(input) ? ReadId(input) : null;
        HashSet<string> fieldInfosFiles = ReadFiles(input, name);
        Dictionary<int, HashSet<string>> docValuesFiles = ReadDocValuesFiles(input, name);
        SegmentInfo info = Lucene86SegmentInfoFormat.Read(directory, name, id);
        if (delCount < 0 || softDelCount < 0 || (long)delCount + softDelCount > info.MaxDoc)
        {
            throw new CorruptIndexException(
                input.Resource,
                at,
                $"at most {info.MaxDoc} deleted documents",
                $"{delCount} and {softDelCount} soft ones");
        }
        var segment = new SegmentCommitInfo(
            info, delCount, softDelCount, delGen, fieldInfosGen, docValuesGen, stateId);
        segment.SetUpdateFiles(fieldInfosFiles, docValuesFiles);
        return segment;
    }

    private static Dictionary<int, HashSet<string>> ReadDocValuesFiles(IndexInput input, string segment)
    {
        long at = input.Position;
        int fields = MetadataFile.CheckCount(input, at, input.ReadInt32(), 5);
        var files = new Dictionary<int, HashSet<string>>(fields);
        for (int i = 0; i < fields; i++)
        {
            int number = input.ReadInt32();
            files[number] = ReadFiles(input, segment);
        }
        return files;
    }

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

    private static void WriteSegment(IndexOutput output, SegmentCommitInfo segment)
    {
        output.WriteString(segment.Info.Name);
        output.WriteBytes(segment.Info.Id);
        output.WriteString(Lucene87Codec.CodecName);
        output.WriteInt64(segment.DelGen);
        output.WriteInt32(segment.DelCount);
        output.WriteInt64(segment.FieldInfosGen);
        output.WriteInt64(segment.DocValuesGen);
        output.WriteInt32(segment.SoftDelCount);
        output.WriteByte(segment.Id is null ? (byte)0 : (byte)1);
        output.WriteBytes(segment.Id ?? []);
        output.WriteSetOfStrings(segment.FieldInfosFiles);
        output.WriteInt32(segment.DocValuesUpdatesFiles.Count);
        foreach (KeyValuePair<int, HashSet<string>> update in segment.DocValuesUpdatesFiles)
        {
            output.WriteInt32(update.Key);
            output.WriteSetOfStrings(update.Value);
        }
    }

    private static byte[] ReadId(IndexInput input)
    {
        byte[] id = new byte[SegmentInfo.IdLength];
        input.ReadBytes(id);
        return id;
    }

    private static long ReadGeneration(IndexInput input)
    {
        long at = input.Position;
        long generation = input.ReadInt64();
        return generation is -1 or > 0 and < long.MaxValue
            ? generation
            : throw new CorruptIndexException(input.Resource, at, "a generation, or -1", $"{generation}");
    }

    private static bool ReadFlag(IndexInput input)
    {
        long at = input.Position;
        byte flag = input.ReadByte();
        return flag <= 1
            ? flag == 1
            : throw new CorruptIndexException(input.Resource, at, "a flag of 0 or 1", $"{flag}");
    }

    private static LuceneVersion ReadVersion(IndexInput input) =>
        new(input.ReadVInt(), input.ReadVInt(), input.ReadVInt());

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteVInt(version.Major);
        output.WriteVInt(version.Minor);
        output.WriteVInt(version.Bugfix);
    }
}
