namespace Search.Variants.Tests.Cases;

/// <summary>The check-only half is what was written down before it was run.</summary>
public sealed class CheckHalfTests
{
    [Fact]
    public void FilesAreAsTheyWereWhenTheHashesWereWritten()
    {
        Dictionary<string, string> files = SampleNews.CaseNames().Where(CheckHalf.Holds).ToDictionary(
            static name => name, CheckHalf.Sum, StringComparer.Ordinal);
        Assert.Equal(CheckHalf.Sums, files);
    }

    [Fact]
    public void CasesAreChosenByTheHashOfTheirName() =>
        Assert.All(CheckHalf.Sums.Keys, static name => Assert.True(CheckHalf.IsChosen(name), name));
}
