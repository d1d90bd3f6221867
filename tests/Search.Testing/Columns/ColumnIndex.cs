using Search.Codecs;
using Search.Store;

namespace Search.Testing.Columns;

/// <summary>
/// Writes whole small indexes of stored fields, norms, doc values and deletions through a codec, without postings.
/// </summary>
public static class ColumnIndex
{
    /// <summary>Adds a random segment and commits it; the segment's record.</summary>
    public static SegmentCommitInfo AddSegment(
        Directory directory,
        SegmentInfos infos,
        Codec codec,
        Random random,
        int maxDoc,
        bool compound,
        int maxText = 200)
    {
        var info = new SegmentInfo
        {
            Name = infos.NewSegmentName(),
            Id = SegmentId.Create(),
            MaxDoc = maxDoc,
            Diagnostics = { ["source"] = "flush" },
        };
        string[] before = directory.ListAll();
        WriteFiles(directory, info, codec, random, maxText);
        List<string> files = [.. directory.ListAll().Except(before)];
        if (compound)
        {
            codec.WriteCompound(directory, info, files);
            info.UseCompoundFile = true;
            foreach (string file in files)
            {
                directory.DeleteFile(file);
            }
        }
        info.Files.UnionWith(directory.ListAll().Except(before));
        codec.WriteSegmentInfo(directory, info);
        var segment = new SegmentCommitInfo(info);
        Delete(directory, segment, codec, random);
        infos.Add(segment);
        infos.Changed();
        infos.PrepareCommit(directory);
        directory.Sync(infos.Files(includeSegmentsFile: false));
        infos.FinishCommit(directory);
        return segment;
    }

    private static void WriteFiles(Directory directory, SegmentInfo info, Codec codec, Random random, int maxText)
    {
        IReadOnlyList<Column> columns = RandomColumns.Create(random, info.MaxDoc, 15, 100);
        FieldInfo[] stored = RandomStoredFields.Fields(0);
        FieldInfo[] indexed = [.. Enumerable.Range(0, 6).Select(i => new FieldInfo($"n{i}", 200 + i)
        {
            IndexOptions = IndexOptions.DocsAndFreqsAndPositions,
        })];
        var fields = new FieldInfos([.. stored, .. indexed, .. columns.Select(c => c.Field)]);
        using (StoredFieldsWriter writer = codec.CreateStoredFields(directory, info))
        {
            for (int doc = 0; doc < info.MaxDoc; doc++)
            {
                RandomStoredFields.Write(writer, RandomStoredFields.Document(random, stored, maxText));
            }
            writer.Finish(info.MaxDoc);
        }
        var state = new SegmentState(directory, info, fields);
        using (NormsConsumer norms = codec.CreateNorms(state))
        {
            for (int i = 0; i < indexed.Length; i++)
            {
                int[] docs = RandomColumns.Docs(random, info.MaxDoc);
                norms.AddField(indexed[i], docs, Norms(random, docs.Length, i));
            }
            norms.Finish();
        }
        ColumnFiles.Write(codec, state, columns);
        codec.WriteFieldInfos(state);
    }

    /// <summary>Random norms: constant, or of 1, 2, 4 or 8 bytes.</summary>
    public static long[] Norms(Random random, int count, int shape)
    {
        long[] norms = new long[count];
        for (int i = 0; i < count; i++)
        {
            norms[i] = shape switch
            {
                0 => 7,
                1 => (sbyte)random.Next(256),
                2 => (short)random.Next(1 << 16),
                3 => random.Next(int.MinValue, int.MaxValue),
                4 => random.NextInt64(long.MinValue, long.MaxValue),
                _ => random.Next(1, 100),
            };
        }
        return norms;
    }

    private static void Delete(Directory directory, SegmentCommitInfo segment, Codec codec, Random random)
    {
        int maxDoc = segment.Info.MaxDoc;
        int deleted = random.Next(3) == 0 ? random.Next(maxDoc) : 0;
        if (deleted == 0)
        {
            return;
        }
        ulong[] words = new ulong[(maxDoc + 63) >> 6];
        for (int doc = 0; doc < maxDoc; doc++)
        {
            words[doc >> 6] |= 1UL << doc;
        }
        for (int i = 0; i < deleted; i++)
        {
            int doc = random.Next(maxDoc);
            words[doc >> 6] &= ~(1UL << doc);
        }
        var live = new LiveDocs(words, maxDoc);
        if (live.Count == 0)
        {
            return;
        }
        codec.WriteLiveDocs(directory, segment.Info, live, segment.NextDelGen);
        segment.AdvanceDelGen(maxDoc - live.Count);
    }
}
