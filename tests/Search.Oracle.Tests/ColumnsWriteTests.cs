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
        Assert.Equal(["clean"], JavaOracle.Ask("Check", folder.Path));
        IReadOnlyList<string> theirs = JavaOracle.Ask("ColumnsDump", folder.Path);
        List<string> ours = ColumnsDump.Of(directory);
        string difference = string.Join('\n', theirs.Except(ours).Select(l => "- " + l).Concat(ours.Except(theirs).Select(l => "+ " + l)));
        Assert.True(theirs.SequenceEqual(ours), $"{difference}\n{TestSeed.Describe()}");
    }
}
