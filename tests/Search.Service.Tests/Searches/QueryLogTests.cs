using System.Threading;
using Search.Service.Tests.Variants;

namespace Search.Service.Tests.Searches;

/// <summary>What people asked for and did not get: noted when switched on, bounded, told only when asked often enough.</summary>
public sealed class QueryLogTests
{
    [Fact]
    public async Task NamesAndQueriesWithoutAHitAreToldOnceAskedOften()
    {
        var log = new QueryLogOptions { Enabled = true, MinCount = 2 };
        using IndexRegistry registry = IndexRegistry.Open(
            new MemoryDataFolder(), Search.Variants.VariantSet.Shipped, new ServiceOptions { QueryLog = log });
        await registry.CreateAsync("news", Schema.News);
        SearchIndex index = registry.Get("news");
        await index.WriteAsync(TestDocuments.Doc("a", "A quiet day."), Durability.Searchable);
        string[] queries =
        [
            "talks with Zorvan Klim in Riyadh", "zorvan klim", "talks of ZORVAN KLIM", "quiet day",
            "who is zorvan@klim.example", "who is zorvan@klim.example", "call 0123456789", "call 0123456789",
            "Zorvan  Klim",
        ];
        foreach (string query in queries)
        {
            await index.SearchAsync(
                new SearchRequest { Input = new QueryInput { Text = query } }, CancellationToken.None);
        }
        Assert.Equal(queries.Length, registry.Queries.Noted);
        // Riyadh is known; the same name in another case is the same.
        Assert.Equal([new CountedText("Zorvan Klim", 3)], registry.Queries.UnresolvedNames(0, 10));
        Assert.Equal([new CountedText("zorvan klim", 2)], registry.Queries.ZeroHitQueries(0, 10));
        Assert.Empty(registry.Queries.ZeroHitQueries(3, 10));
    }

    [Fact]
    public async Task NothingIsNotedUnlessSwitchedOn()
    {
        using IndexRegistry registry = IndexRegistry.Open(new MemoryDataFolder(), SmallBase.Set, new ServiceOptions());
        await registry.CreateAsync("news", Schema.News);
        for (int i = 0; i < 5; i++)
        {
            await registry.Get("news").SearchAsync(
                new SearchRequest { Input = new QueryInput { Text = "Zorvan Klim" } }, CancellationToken.None);
        }
        Assert.Equal(0, registry.Queries.Noted);
        Assert.Empty(registry.Queries.ZeroHitQueries(0, 10));
    }

    [Fact]
    public void MemoryIsBounded()
    {
        var counter = new TextCounter(10);
        for (int i = 0; i < 1000; i++)
        {
            counter.Add("often");
            counter.Add("once " + i);
        }
        IReadOnlyList<CountedText> top = counter.Top(1, 100);
        Assert.InRange(top.Count, 1, 10);
        Assert.Equal("often", top[0].Text);
    }
}
