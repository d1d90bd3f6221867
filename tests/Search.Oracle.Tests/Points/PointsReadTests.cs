using System.Globalization;
using Search.Store;
using Search.Testing;

namespace Search.Oracle.Tests.Points;

/// <summary>Points that Apache Lucene wrote, of one to eight dimensions, read the same here as there.</summary>
public sealed class PointsReadTests
{
    [Theory]
    [InlineData(1, "")]
    [InlineData(600, "compound,deletes")]
    [InlineData(3000, "merge,deletes")]
    [InlineData(5000, "merge,compound")]
    [InlineData(20000, "")]
    public void We_read_what_Lucene_reads(int docs, string options)
    {
        Random random = TestSeed.CreateRandom();
        for (int i = 0; i < 2 * Judges.Multiplier; i++)
        {
            string seed = random.Next().ToString(CultureInfo.InvariantCulture);
            using var folder = new TempFolder();
            JavaOracle.Ask("PointsWrite", folder.Path, docs.ToString(CultureInfo.InvariantCulture), seed, options);
            using Directory directory = FSDirectory.Open(folder.Path);
            IReadOnlyList<string> expected = JavaOracle.Ask("PointsDump", folder.Path);
            Assert.NotEmpty(expected);
            string difference = $"{seed}; {TestSeed.Describe()}";
            Assert.True(
                expected.SequenceEqual(PointsDump.Of(directory)),
                $"{string.Join('\n', expected.Except(PointsDump.Of(directory)))}\n{difference}");
        }
    }
}
