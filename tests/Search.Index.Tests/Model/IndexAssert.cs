using Search.Testing.Mock;

namespace Search.Indexing.Tests.Model;

/// <summary>What must hold for a directory whenever nobody writes to it.</summary>
internal static class IndexAssert
{
    /// <summary>Nothing is open; then the power goes, and the index is sound and holds these documents.</summary>
    public static void SurvivesCrash(
        MockDirectory directory, int seed, IReadOnlyDictionary<string, ModelDocument> committed)
    {
        directory.AssertNoOpenFiles();
        directory.Crash(seed);
        IsSound(directory, committed);
    }

    /// <summary>The last commit is sound and holds these documents.</summary>
    public static void IsSound(MockDirectory directory, IReadOnlyDictionary<string, ModelDocument> committed)
    {
        CheckReport report = CheckIndex.Check(directory);
        Assert.True(report.IsClean, report.ToString());
        Assert.Equal(committed.Count, report.NumDocs);
        using (DirectoryReader reader = DirectoryReader.Open(directory))
        {
            ModelReader.AssertHolds(reader, committed);
        }
        directory.AssertNoOpenFiles();
    }
}
