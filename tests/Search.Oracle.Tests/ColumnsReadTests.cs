using System.Globalization;
using Search.Store;
using Search.Testing;

namespace Search.Oracle.Tests;

/// <summary>
/// Indexes that Apache Lucene wrote read the same here as there: every column format, field by field.
/// </summary>
public sealed class ColumnsReadTests
{
    [Theory]
    [InlineData(1, "")]
    [InlineData(200, "compound")]
    [InlineData(3000, "updates")]
    [InlineData(3000, "updates,compound,small")]
    [InlineData(3000, "merge")]
    [InlineData(4000, "merge,small,updates")]
    [InlineData(20000, "small,sort")]
    [InlineData(75000, "")]
    public void ReadsWhatLuceneReads(int docs, string options)
    {
        string seed = TestSeed.CreateRandom().Next().ToString(CultureInfo.InvariantCulture);
        using var folder = new TempFolder();
        JavaOracle.Ask("ColumnsWrite", folder.Path, docs.ToString(CultureInfo.InvariantCulture), seed, options);
        IReadOnlyList<string> expected = JavaOracle.Ask("ColumnsDump", folder.Path);
        using Directory directory = FSDirectory.Open(folder.Path);
        List<string> found = ColumnsDump.Of(directory);
        string difference = string.Join(
            '\n', expected.Except(found).Select(l => "- " + l).Concat(found.Except(expected).Select(l => "+ " + l)));
        Assert.True(expected.SequenceEqual(found), $"{difference}\n{TestSeed.Describe()}");
    }
}
