using Search.Codecs;
using Search.Testing;

namespace Search.Service.Tests.Damage;

/// <summary>Every byte of every file of a small index is damaged, and every file cut at every length.</summary>
public sealed class ByteDamageTests
{
    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed, false)]
    [InlineData(StoredFieldsMode.BestCompression, true)]
    public void DamageIsRefusedOrHarmless(StoredFieldsMode mode, bool compound) => TestSeed.Run(random =>
    {
        var run = new DamageRun(DamageIndexes.Write(mode, compound), random);
        run.Run();
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Cases} cases, {run.Refused} refused");
        Assert.True(run.Cases > 10_000, $"{run.Cases} cases");
    });

    [Fact]
    public void DamageThatNothingSeesWouldBeCaught() => TestSeed.Run(random =>
    {
        // The canary: a file that no checksum covers must fail the run, or the test above would prove nothing.
        Dictionary<string, byte[]> files = DamageIndexes.Write(StoredFieldsMode.BestSpeed, compound: true);
        files["_0.unseen"] = new byte[3];
        var run = new DamageRun(files, random, f => f == "_0.unseen");
        Exception? caught = Record.Exception(run.Run);
        Assert.Contains("_0.unseen byte 0 of 3", caught?.Message, StringComparison.Ordinal);
        Assert.Equal(run.Cases, run.Missed);
    });
}
