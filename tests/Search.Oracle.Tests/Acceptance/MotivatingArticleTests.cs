using System.Text.Json;
using Path = System.IO.Path;

namespace Search.Oracle.Tests.Acceptance;

/// <summary>
/// The reason for the project, end to end: the motivating article among 100,035 passages of UN speeches, written through BulkWrite of a
/// running server, found by its other names, with the reason; and an index that Apache's CheckIndex accepts.
/// </summary>
public sealed class MotivatingArticleTests
{
    private const string Article = "al-mayadeen-2023-02-19";
    private const int Passages = 100_035;
    private const long MaxResidentBytes = 1_500_000_000;

    // Query, worst rank allowed, a query part and the entity or phrase group that must be named for it.
    private static readonly (string Text, string Part, string Meaning)[] Queries =
    [
        ("Israel Saudi Arabia normalization", "Saudi Arabia", "state/saudi-arabia"),
        ("KSA Tel Aviv rapprochement", "KSA", "state/saudi-arabia"),
        ("GCC security meeting Riyadh", "GCC", "organisation/gulf-cooperation-council"),
        ("Biden integrate Israel region", "Biden", "person/joe-biden"),
        ("Iran Saudi talks Iraqi mediation", "Iran", "state/iran"),
        ("\"Israeli Occupation\" Saudi Arabia", "Saudi Arabia", "state/saudi-arabia"),
    ];

    [Fact]
    public void TheArticleIsFoundByItsOtherNames()
    {
        string? shared = Search.Testing.Judges.SharedData;
        Assert.False(shared is null && Search.Testing.Judges.AreRequired, "SEARCH_SHARED is required");
        Assert.SkipWhen(shared is null, "not run: SEARCH_SHARED names no folder with the shared data");
        using var folder = new TempFolder();
        string data = Path.Join(folder.Path, "data");
        using (SearchProcess server = SearchProcess.Serve(data))
        {
            Load(server.Address, Path.Join(shared, "data"), Path.Join(folder.Path, "dead-letters.jsonl"));
            long peak = server.PeakResidentBytes;
            Assert.True(peak < MaxResidentBytes, $"peak resident memory {peak}");
            CheckRanks(server.Address);
            CheckBaseline(server.Address);
            Assert.Equal(0, server.Stop());
        }
        JsonElement check = Parse(SearchProcess.Run("check", data, "--json"));
        Assert.Equal(Passages + 1, check.GetProperty("indexes")[0].GetProperty("documents").GetInt64());
        Assert.Equal(["clean"], JavaOracle.Ask("Check", Path.Join(data, "indexes", "news")));
    }

    private static void Load(string address, string data, string deadLetters)
    {
        string output = SearchProcess.Run(
            "reindex", Path.Join(data, "perf", "un-debates-100k.jsonl.gz"), Path.Join(data, "articles"),
            "--server", address, "--dead-letters", deadLetters);
        JsonElement summary = Parse(output.TrimEnd().Split('\n')[^1]);
        Assert.Equal("summary", summary.GetProperty("event").GetString());
        Assert.Equal(Passages + 1, summary.GetProperty("written").GetInt64());
        Assert.Equal(0, summary.GetProperty("failed").GetInt64());
    }

    private static void CheckRanks(string address)
    {
        int first = 0;
        foreach ((string text, string part, string meaning) in Queries)
        {
            JsonElement hits = Query(address, text, "news", 3);
            int rank = RankOf(hits);
            Assert.True(rank is >= 1 and <= 3, $"{text}: rank {rank}");
            first += rank == 1 ? 1 : 0;
            JsonElement matched = hits[rank - 1].GetProperty("matched");
            Assert.Contains(
                matched.EnumerateArray(),
                m => m.GetProperty("queryPart").GetString() == part
                    && (m.GetProperty("entityId").GetString() == meaning || m.GetProperty("phraseGroupId").GetString() == meaning)
                    && m.GetProperty("surface").GetString()?.Length > 0);
        }
        Assert.True(first >= 4, $"first in {first} of {Queries.Length}");
        Assert.Equal(0, RankOf(Query(address, "Washington Post", "news", 100)));
    }

    // Plain ranking does not know the names: what the variants are for.
    private static void CheckBaseline(string address)
    {
        Assert.Equal(0, RankOf(Query(address, "KSA Tel Aviv rapprochement", "lucene-bm25", 1000)));
        Assert.Equal(36, RankOf(Query(address, "GCC security meeting Riyadh", "lucene-bm25", 1000)));
        Assert.Equal(1, RankOf(Query(address, "Israel Saudi Arabia normalization", "lucene-bm25", 1000)));
    }

    private static JsonElement Query(string address, string text, string profile, int size) =>
        Parse(SearchProcess.Run(
            "query", text, "--server", address, "--json", "--profile", profile, "--size", $"{size}")).GetProperty("hits");

    private static int RankOf(JsonElement hits)
    {
        int rank = 0;
        foreach (JsonElement hit in hits.EnumerateArray())
        {
            rank++;
            if (hit.GetProperty("id").GetString() == Article)
            {
                return rank;
            }
        }
        return 0;
    }

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
