using Search.Codecs;
using Search.Store;
using Search.Testing;
using Search.Testing.Columns;

namespace Search.Oracle.Tests;

/// <summary>What we write passes Apache Lucene's CheckIndex, and Lucene reads in it what we read.</summary>
public sealed class ColumnsWriteTests
{
    [Theory]
    [InlineData(1, 1, StoredFieldsMode.BestSpeed, true)]
    [InlineData(300, 3, StoredFieldsMode.BestSpeed, false)]
    [InlineData(3000, 2, StoredFieldsMode.BestCompression, true)]
    [InlineData(20_000, 1, StoredFieldsMode.BestSpeed, true)]
    [InlineData(70_000, 1, StoredFieldsMode.BestSpeed, false)]
    public void LuceneReadsWhatWeWrite(int docs, int segments, StoredFieldsMode mode, bool compound)
    {
        Random random = TestSeed.CreateRandom();
        using var folder = new TempFolder();
        using Directory directory = FSDirectory.Open(folder.Path);
        var infos = new SegmentInfos();
        infos.SetUserData(new Dictionary<string, string> { ["who"] = "us", ["empty"] = "" });
        for (int i = 0; i < segments; i++)
        {
            int maxText = docs < 5000 ? random.Next(20, 2000) : 20;
            ColumnIndex.AddSegment(directory, infos, new Lucene87Codec(mode), random, docs, compound, maxText);
        }
        AssertLuceneAgrees(folder, directory);
    }

    [Fact]
    public void LuceneReadsOurUpdates()
    {
        const int docs = 2000;
        Random random = TestSeed.CreateRandom();
        Codec codec = Lucene87Codec.Instance;
        using var folder = new TempFolder();
        using Directory directory = FSDirectory.Open(folder.Path);
        var infos = new SegmentInfos();
        SegmentCommitInfo segment = ColumnIndex.AddSegment(directory, infos, codec, random, docs, compound: false);
        FieldInfos fields = codec.ReadFieldInfos(directory, segment.Info, "");
        var files = new Dictionary<int, HashSet<string>>();
        for (int update = 0; update < 3; update++)
        {
            string[] before = directory.ListAll();
            string generation = IndexFileNames.ToBase36(segment.NextDocValuesGen);
            FieldInfo field = fields.First(
                f => f.DocValuesType == DocValuesType.Numeric && f.Number >= 100 + (5 * (update % 2)));
            field.DocValuesGen = segment.NextDocValuesGen;
            Column column = RandomColumns.Create(random, docs, 1)[0] with { Field = field };
            var state = new SegmentState(directory, segment.Info, fields, generation);
            ColumnFiles.Write(codec, state, [column]);
            files[field.Number] = [.. directory.ListAll().Except(before)];
            codec.WriteFieldInfos(state);
            segment.AdvanceUpdates(
                [$"{segment.Info.Name}_{generation}.fnm"], new Dictionary<int, HashSet<string>>(files));
            infos.Changed();
            infos.PrepareCommit(directory);
            infos.FinishCommit(directory);
            AssertLuceneAgrees(folder, directory);
        }
    }

    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed, false)]
    [InlineData(StoredFieldsMode.BestCompression, true)]
    public void LuceneMergesOurSegments(StoredFieldsMode mode, bool compound)
    {
        Random random = TestSeed.CreateRandom();
        using var folder = new TempFolder();
        using Directory directory = FSDirectory.Open(folder.Path);
        var infos = new SegmentInfos();
        for (int i = 0; i < 4; i++)
        {
            ColumnIndex.AddSegment(directory, infos, new Lucene87Codec(mode), random, random.Next(1, 2500), compound);
        }
        Assert.Equal(["1"], JavaOracle.Ask("Merge", folder.Path));
        AssertLuceneAgrees(folder, directory);
    }

    private static void AssertLuceneAgrees(TempFolder folder, Directory directory)
    {
        Assert.Equal(["clean"], JavaOracle.Ask("Check", folder.Path));
        IReadOnlyList<string> theirs = JavaOracle.Ask("ColumnsDump", folder.Path);
        List<string> ours = ColumnsDump.Of(directory);
        string difference = string.Join(
            '\n', theirs.Except(ours).Select(l => "- " + l).Concat(ours.Except(theirs).Select(l => "+ " + l)));
        Assert.True(theirs.SequenceEqual(ours), $"{difference}\n{TestSeed.Describe()}");
    }
}
