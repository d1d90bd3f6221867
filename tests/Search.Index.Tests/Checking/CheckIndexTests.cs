using Search.Indexing.Tests.Model;
using Search.Testing;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Checking;

public sealed class CheckIndexTests
{
    [Fact]
    public void Every_flipped_byte_and_every_cut_is_found() => TestSeed.Run(random =>
    {
        MockDirectory directory = Build(random);
        Assert.True(CheckIndex.Check(directory).IsClean);
        string[] files = [.. directory.ListAll().Where(f => f != IndexWriter.WriteLockName)];
        for (int i = 0; i < 250 * Judges.Multiplier; i++)
        {
            string file = files[random.Next(files.Length)];
            byte[] bytes = directory.ReadAll(file);
            byte[] bad = [.. bytes];
            int at = random.Next(bad.Length);
            if (random.Next(4) == 0)
            {
                bad = bad[..at];
            }
            else
            {
                bad[at] ^= (byte)(1 << random.Next(8));
            }
            directory.Overwrite(file, bad);
            CheckReport report = CheckIndex.Check(directory);
            Assert.False(report.IsClean, $"{file} at {at} of {bytes.Length}");
            directory.AssertNoOpenFiles();
            directory.Overwrite(file, bytes);
        }
        Assert.True(CheckIndex.Check(directory).IsClean);
    });

    [Fact]
    public void A_missing_file_and_a_missing_commit_are_problems()
    {
        MockDirectory directory = Build(new Random(1));
        string file = directory.ListAll().First(
            f => f.EndsWith(".fdt", StringComparison.Ordinal) || f.EndsWith(".cfs", StringComparison.Ordinal));
        directory.DeleteFile(file);
        Assert.Contains(CheckIndex.Check(directory).Problems, p => p.File == file);
        Assert.False(CheckIndex.Check(new MockDirectory()).IsClean);
    }

    [Fact]
    public void The_report_counts_what_is_there()
    {
        MockDirectory directory = Build(new Random(1));
        CheckReport report = CheckIndex.Check(directory);
        Assert.Equal(18, report.NumDocs);
        Assert.True(report.Segments.Sum(s => s.Positions) > 100);
        Assert.True(report.Segments.Sum(s => s.StoredValues) >= 36);
        Assert.True(report.Segments.Sum(s => s.DocValues) > 10);
    }

    private static MockDirectory Build(Random random)
    {
        var directory = new MockDirectory();
        using var analyzer = new WordAnalyzer();
        using var writer = new IndexWriter(directory, RandomIndexConfig.Create(random, analyzer));
        for (int i = 0; i < 20; i++)
        {
            writer.AddDocument(ModelDocument.Create($"{i}", random).ToIndexDocument());
        }
        writer.Commit();
        writer.DeleteDocuments(new Term("id", "3"));
        writer.DeleteDocuments(new Term("id", "13"));
        return directory;
    }
}
