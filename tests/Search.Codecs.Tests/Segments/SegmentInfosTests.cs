using Search.Store;
using Search.Testing;

namespace Search.Codecs.Tests.Segments;

/// <summary>
/// Commits are read as they were written, in the order they were made, and a commit that is not finished is none.
/// </summary>
public sealed class SegmentInfosTests
{
    [Fact]
    public void ACommitRoundTrips()
    {
        using var directory = new ByteBuffersDirectory();
        SegmentInfos infos = WithSegments(directory, 3);
        infos[1].AdvanceDelGen(5);
        infos[1].AdvanceDelGen(6);
        infos[2].AdvanceUpdates(["_2_1.fnm"], new Dictionary<int, HashSet<string>> { [4] = ["_2_1_Lucene80_0.dvd"] });
        infos.SetUserData(new Dictionary<string, string> { ["sequence"] = "77", ["name"] = "\u00e9t\u00e9" });
        Assert.Equal("pending_segments_1", infos.PrepareCommit(directory));
        Assert.Empty(SegmentInfos.ListCommits(directory));
        Assert.Equal("segments_1", infos.FinishCommit(directory));

        SegmentInfos read = SegmentInfos.ReadLatest(directory);
        Assert.Equal(infos.Id, read.Id);
        Assert.Equal(infos.Version, read.Version);
        Assert.Equal(infos.Counter, read.Counter);
        Assert.Equal(infos.UserData, read.UserData);
        Assert.Equal(8, read.IndexCreatedVersionMajor);
        Assert.Equal(LuceneVersion.Current, read.CommitVersion);
        Assert.Equal(60, read.TotalMaxDoc);
        Assert.Equal(["_0", "_1", "_2"], read.Select(s => s.Info.Name));
        Assert.Equal(2, read[1].DelGen);
        Assert.Equal(6, read[1].DelCount);
        Assert.Equal(3, read[1].NextDelGen);
        Assert.Equal(infos[1].Id, read[1].Id);
        Assert.Equal(1, read[2].FieldInfosGen);
        Assert.Equal(1, read[2].DocValuesGen);
        Assert.Equal(infos.Files(true), read.Files(true));
        Assert.Contains("_1_2.liv", read.Files(false));
        Assert.Contains("_2_1_Lucene80_0.dvd", read.Files(false));
    }

    [Fact]
    public void GenerationsAreInBase36AndTheLatestWins()
    {
        using var directory = new ByteBuffersDirectory();
        SegmentInfos infos = WithSegments(directory, 1);
        for (int i = 1; i <= 40; i++)
        {
            infos.Changed();
            infos.PrepareCommit(directory);
            infos.FinishCommit(directory);
        }
        Assert.Equal(40, SegmentInfos.LastCommitGeneration(directory.ListAll()));
        IReadOnlyList<string> commits = SegmentInfos.ListCommits(directory);
        Assert.Equal("segments_1", commits[0]);
        Assert.Equal("segments_14", commits[^1]);
        Assert.Equal(infos.Version, SegmentInfos.ReadLatest(directory).Version);
        Assert.Equal(infos.Version - 39, SegmentInfos.Read(directory, "segments_1").Version);
    }

    [Fact]
    public void ARolledBackCommitLeavesNothingAndItsNameIsNotUsedAgain()
    {
        using var directory = new ByteBuffersDirectory();
        SegmentInfos infos = WithSegments(directory, 1);
        infos.PrepareCommit(directory);
        infos.RollbackCommit(directory);
        Assert.DoesNotContain(directory.ListAll(), f => f.Contains("segments", StringComparison.Ordinal));
        Assert.Throws<System.IO.FileNotFoundException>(() => SegmentInfos.ReadLatest(directory));
        infos.PrepareCommit(directory);
        Assert.Equal("segments_2", infos.FinishCommit(directory));
    }

    [Fact]
    public void AChangedCopyLeavesTheOriginal()
    {
        using var directory = new ByteBuffersDirectory();
        SegmentInfos infos = WithSegments(directory, 2);
        SegmentInfos copy = infos.Clone();
        copy[0].AdvanceDelGen(1);
        copy.Remove(copy[1]);
        copy.UserData["a"] = "b";
        Assert.False(infos[0].HasDeletions);
        Assert.Equal(2, infos.Count);
        Assert.Empty(infos.UserData);
    }

    [Theory]
    [InlineData("_a.si", true)]
    [InlineData("_a_3.liv", true)]
    [InlineData("_1z_Lucene84_0.tim", true)]
    [InlineData("_.si", false)]
    [InlineData("_A.si", false)]
    [InlineData("_a", false)]
    [InlineData("segments_1", false)]
    [InlineData("write.lock", false)]
    [InlineData("_a_x", false)]
    public void SegmentFilesAreToldByTheirNames(string name, bool expected) =>
        Assert.Equal(expected, IndexFileNames.IsSegmentFile(name));

    [Fact]
    public void Base36RoundTrips() => TestSeed.Run(
        random =>
        {
            long value = random.NextInt64() >> random.Next(63);
            Assert.True(IndexFileNames.TryParseBase36(IndexFileNames.ToBase36(value), out long parsed));
            Assert.Equal(value, parsed);
            Assert.False(IndexFileNames.TryParseBase36("zzzzzzzzzzzzz", out _));
            Assert.False(IndexFileNames.TryParseBase36("", out _));
            Assert.False(IndexFileNames.TryParseBase36("1A", out _));
        },
        iterations: 100);

    [Fact]
    public void FieldInfosRoundTrip()
    {
        using var directory = new ByteBuffersDirectory();
        SegmentInfo info = TestSegments.Create(1);
        var fields = new FieldInfos(
        [
            new FieldInfo("body", 3)
            {
                IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets,
                HasPayloads = true,
                HasTermVectors = true,
                Attributes = { ["k"] = "v" },
            },
            new FieldInfo("id", 0) { IndexOptions = IndexOptions.Docs, OmitNorms = true },
            new FieldInfo("when", 9) { DocValuesType = DocValuesType.SortedNumeric, DocValuesGen = 5 },
            new FieldInfo("place", 200)
            {
                PointDimensionCount = 2,
                PointIndexDimensionCount = 1,
                PointNumBytes = 8,
                IsSoftDeletes = true,
            },
        ]);
        Lucene87Codec.Instance.WriteFieldInfos(new SegmentState(directory, info, fields, "2"));
        FieldInfos read = Lucene87Codec.Instance.ReadFieldInfos(directory, info, "2");
        Assert.Equal([0, 3, 9, 200], read.Select(f => f.Number));
        foreach (FieldInfo field in fields)
        {
            FieldInfo found = Assert.IsType<FieldInfo>(read[field.Name]);
            Assert.Equal(Describe(field), Describe(found));
            Assert.Equal(field.Attributes, found.Attributes);
        }
    }

    [Fact]
    public void SegmentInfoRoundTripsWithItsSort()
    {
        using var directory = new ByteBuffersDirectory();
        IndexSortField[] sort =
        [
            new("SortField", "a", "LONG", true, 0, true, long.MinValue),
            new("SortField", "b", "STRING", false, 0, true, 1),
            new("SortField", "c", "FLOAT", false, 0, false, 0),
            new("SortedNumericSortField", "d", "INT", true, 1, true, -5),
            new("SortedSetSortField", "e", "STRING", false, 2, true, 1),
            new("SortedSetSortField", "f", "STRING", false, 0, true, 0),
            new("SortedSetSortField", "g", "STRING", true, 3, false, 0),
        ];
        var info = new SegmentInfo
        {
            Name = "_z",
            Id = SegmentId.Create(),
            MaxDoc = 12,
            UseCompoundFile = true,
            IndexSort = sort,
            MinVersion = null,
        };
        info.Files.Add("_z.cfs");
        info.Diagnostics["source"] = "merge";
        info.Attributes["x"] = "y";
        Lucene87Codec.Instance.WriteSegmentInfo(directory, info);
        SegmentInfo read = Lucene87Codec.Instance.ReadSegmentInfo(directory, "_z", info.Id);
        Assert.Equal(12, read.MaxDoc);
        Assert.True(read.UseCompoundFile);
        Assert.Null(read.MinVersion);
        Assert.Equal(info.Diagnostics, read.Diagnostics);
        Assert.Equal(info.Attributes, read.Attributes);
        Assert.Equal(["_z.cfs", "_z.si"], read.Files.Order(StringComparer.Ordinal));
        Assert.Equal(sort, read.IndexSort);
        Assert.Throws<CorruptIndexException>(
            () => Lucene87Codec.Instance.ReadSegmentInfo(directory, "_z", SegmentId.Create()));
    }

    [Fact]
    public void LiveDocsRoundTrip() => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            int maxDoc = random.Next(1, 1000);
            SegmentInfo info = TestSegments.Create(maxDoc);
            ulong[] words = new ulong[(maxDoc + 63) >> 6];
            for (int doc = 0; doc < maxDoc; doc++)
            {
                words[doc >> 6] |= (ulong)random.Next(2) << (doc & 63);
            }
            var live = new LiveDocs(words, maxDoc);
            Assert.Equal("_0_z.liv", Lucene87Codec.Instance.WriteLiveDocs(directory, info, live, 35));
            LiveDocs read = Lucene87Codec.Instance.ReadLiveDocs(directory, info, 35);
            Assert.Equal(words, read.Words.ToArray());
            Assert.Equal(live.Count, read.Count);
        },
        iterations: 20);

    [Fact]
    public void CompoundFilesHoldTheirPartsUnchanged()
    {
        Random random = TestSeed.CreateRandom();
        using var directory = new ByteBuffersDirectory();
        SegmentInfo info = TestSegments.Create(1, "_7");
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (int i = 0; i < 5; i++)
        {
            string name = IndexFileNames.SegmentFile("_7", i % 2 == 0 ? "" : "Lucene80_0", $"x{i}");
            using (IndexOutput output = directory.CreateOutput(name))
            {
                CodecUtil.WriteIndexHeader(output, "Part", 1, info.Id, "");
                byte[] noise = new byte[random.Next(3000)];
                random.NextBytes(noise);
                output.WriteBytes(noise);
                CodecUtil.WriteFooter(output);
            }
            using IndexInput input = directory.OpenInput(name);
            contents[name] = input.Span(0, (int)input.Length).ToArray();
        }
        Lucene87Codec.Instance.WriteCompound(directory, info, contents.Keys);
        using Directory compound = Lucene87Codec.Instance.OpenCompound(directory, info);
        Assert.Equal(contents.Keys.Order(StringComparer.Ordinal), compound.ListAll());
        foreach ((string name, byte[] content) in contents)
        {
            using IndexInput input = compound.OpenInput(name);
            Assert.Equal(content.Length, compound.FileLength(name));
            Assert.True(input.Span(0, (int)input.Length).SequenceEqual(content));
            CodecUtil.ChecksumEntireFile(input);
        }
        Assert.Throws<System.IO.FileNotFoundException>(() => compound.OpenInput("_7.none"));
        Assert.Throws<NotSupportedException>(() => compound.DeleteFile("_7.x0"));
    }

    private static string Describe(FieldInfo f) =>
        $"{f.Name} {f.Number} {f.IndexOptions} {f.OmitNorms} {f.HasPayloads} {f.HasTermVectors} "
        + $"{f.IsSoftDeletes} {f.DocValuesType} {f.DocValuesGen} "
        + $"{f.PointDimensionCount} {f.PointIndexDimensionCount} {f.PointNumBytes}";

    private static SegmentInfos WithSegments(Directory directory, int count)
    {
        var infos = new SegmentInfos();
        for (int i = 0; i < count; i++)
        {
            SegmentInfo info = TestSegments.Create(20, infos.NewSegmentName());
            Lucene87Codec.Instance.WriteSegmentInfo(directory, info);
            infos.Add(new SegmentCommitInfo(info));
        }
        return infos;
    }
}
