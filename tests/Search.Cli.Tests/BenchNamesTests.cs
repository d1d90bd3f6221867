using System.Text.Json;
using Search.Codecs;
using Search.Indexing;
using Search.Store;

namespace Search.Cli.Tests;

/// <summary><c>bench tag</c> and <c>bench news</c> on a tiny corpus.</summary>
public sealed class BenchNamesTests : IDisposable
{
    private const string Corpus = """
        {"id":"a","title":"Saudi envoys arrive","body":"They met in Riyadh."}
        {"id":"b","title":"Nothing here","body":"It rained all day."}

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TagCountsWordsAndMentionsWithMadeNamesAmongTheShipped()
    {
        string corpus = _folder.Write("c.jsonl", Corpus);
        JsonElement times = (await Cli.SucceedAsync(
            "bench", "tag", corpus, "--names", "12000", "--rounds", "1", "--seed", "3", "--json")).OnlyJson();
        Assert.Equal(12_000, times.GetProperty("names").GetInt32());
        Assert.Equal(2, times.GetProperty("documents").GetInt32());
        Assert.Equal(13, times.GetProperty("tokens").GetInt64());
        // Saudi; Riyadh and the state that it is the capital of.
        Assert.Equal(3, times.GetProperty("mentions").GetInt64());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NewsWritesStemsAndExactWordsAndMentionsOnlyWithNames(bool isWithout)
    {
        string corpus = _folder.Write("c.jsonl", Corpus);
        string index = _folder.At("bench");
        string[] arguments = ["bench", "news", corpus, "--data", index, "--json"];
        JsonElement made =
            (await Cli.SucceedAsync(isWithout ? [.. arguments, "--without-names"] : arguments)).OnlyJson();
        Assert.Equal(2, made.GetProperty("documents").GetInt32());
        using var directory = FSDirectory.Open(index);
        using var reader = DirectoryReader.Open(directory, Lucene87Codec.Instance);
        string[] fields = [.. reader.Leaves[0].Reader.FieldInfos.Select(static field => field.Name)];
        Assert.Contains("body", fields);
        Assert.Contains("body.exact", fields);
        Assert.Equal(!isWithout, fields.Contains("body.entities"));
        Assert.Equal(!isWithout, fields.Contains("_mentions"));
    }
}
