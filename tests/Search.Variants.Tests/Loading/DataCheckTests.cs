namespace Search.Variants.Tests.Loading;

/// <summary>The shipped data passes its own checker.</summary>
public sealed class DataCheckTests
{
    [Fact]
    public void ShippedDataHasNoErrors()
    {
        var builder = new VariantSetBuilder("shipped");
        builder.AddShipped();
        VariantSet? set = builder.TryBuild();
        Assert.Equal([], builder.Problems.Where(static problem => problem.IsError).Select(static p => p.ToString()));
        Assert.NotNull(set);
        Assert.True(set.Entities.Count >= 10);
    }

    [Fact]
    public void ShippedDataIsTheSameWhateverTheOrder()
    {
        Assert.Equal(VariantSet.Shipped.Checksum, new VariantSetBuilder("shipped").AddShipped().Build().Checksum);
        Assert.StartsWith("shipped-", VariantSet.Shipped.Version, StringComparison.Ordinal);
    }
}
