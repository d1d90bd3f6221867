using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>What a writer finds and begins with.</summary>
internal static class IndexOpening
{
    /// <summary>The last commit, or null when there is none.</summary>
    public static SegmentInfos? ReadLastCommit(Directory directory, OpenMode mode)
    {
        if (DirectoryReader.IndexExists(directory))
        {
            return SegmentInfos.ReadLatest(directory);
        }
        return mode == OpenMode.Append
            ? throw new System.IO.FileNotFoundException("the directory holds no index to append to")
            : null;
    }

    /// <summary>The state a writer begins with; the fields of all segments are known after that.</summary>
    public static SegmentInfos Begin(
        Directory directory, IndexWriterConfig config, SegmentInfos? last, FieldNumbers numbers)
    {
        if (last is null)
        {
            return new SegmentInfos();
        }
        SegmentInfos infos = last.Clone();
        if (config.OpenMode == OpenMode.Create)
        {
            infos.Clear();
            infos.SetUserData(new Dictionary<string, string>(StringComparer.Ordinal));
            return infos;
        }
        foreach (SegmentCommitInfo commit in infos)
        {
            FieldInfos fields = ReadFields(directory, config.Codec, commit);
            RequireWritable(commit.Info, fields);
            numbers.Load(fields);
        }
        return infos;
    }

    private static FieldInfos ReadFields(Directory directory, Codec codec, SegmentCommitInfo commit)
    {
        if (commit.FieldInfosGen != -1)
        {
            return codec.ReadFieldInfos(directory, commit.Info, IndexFileNames.ToBase36(commit.FieldInfosGen));
        }
        if (!commit.Info.UseCompoundFile)
        {
            return codec.ReadFieldInfos(directory, commit.Info, "");
        }
        using Directory files = codec.OpenCompound(directory, commit.Info);
        return codec.ReadFieldInfos(files, commit.Info, "");
    }

    // A merge would lose what it cannot copy: such an index is read, not written.
    private static void RequireWritable(SegmentInfo info, FieldInfos fields)
    {
        FieldInfo? foreign = fields.FirstOrDefault(f => f.IsSoftDeletes);
        if (foreign is not null || info.IndexSort.Count > 0)
        {
            throw new NotSupportedException(
                $"segment {info.Name} has soft deletes or an index sort"
                + $"{(foreign is null ? "" : $" (field {foreign.Name})")}: the index can be read, not written");
        }
    }
}
