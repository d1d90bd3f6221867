using System.Globalization;
using System.IO;
using System.Threading;
using Search.Cli.Reindexing;
using Search.Service;
using Search.V1;
using Search.Variants;
using SearchRequest = Search.V1.SearchRequest;
using TotalMode = Search.V1.TotalMode;

namespace Search.Cli.Evaluation;

/// <summary>A collection in a throw-away data folder, searched through the service like any other.</summary>
internal sealed class CollectionRun : IAsyncDisposable
{
    private const string IndexName = "collection";
    private const int MaxRanked = 1000;

    private readonly string _corpus;
    private readonly ServiceConnection _connection;
    private readonly DirectoryInfo _folder;

    private CollectionRun(string corpus, ServiceConnection connection, DirectoryInfo folder)
    {
        _corpus = corpus;
        _connection = connection;
        _folder = folder;
    }

    /// <summary>Indexes the corpus.</summary>
    /// <exception cref="FormatException">A record of the corpus is bad.</exception>
    internal static async Task<CollectionRun> OpenAsync(
        string corpus, VariantSet variants, CommandHost host, CancellationToken cancellation)
    {
        DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("search-eval-");
        ServiceConnection connection = await ServiceConnection.ToFolderAsync(
            Path.Join(folder.FullName, "data"), variants, host, cancellation);
        var run = new CollectionRun(corpus, connection, folder);
        try
        {
            await run.IndexAsync(cancellation);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs every query with a profile.</summary>
    internal async Task<ProfileResult> RunAsync(
        TestCollection collection, string profile, RunFile? output, CancellationToken cancellation)
    {
        var results = new List<KeyValuePair<string, QueryMetrics>>();
        foreach ((string id, string text) in collection.Queries)
        {
            IReadOnlyList<(string Id, float Score)> ranked = await RankAsync(text, profile, MaxRanked, cancellation);
            for (int i = 0; i < ranked.Count && output is not null; i++)
            {
                output.Add(id, ranked[i].Id, i + 1, ranked[i].Score, profile);
            }
            results.Add(KeyValuePair.Create(
                id, QueryMetrics.Compute([.. ranked.Select(h => h.Id)], collection.Judgements[id])));
        }
        return new ProfileResult(profile, results);
    }

    /// <summary>Ranks the corpus for a text: ids and scores, best first.</summary>
    internal async Task<IReadOnlyList<(string Id, float Score)>> RankAsync(
        string text, string profile, int size, CancellationToken cancellation)
    {
        SearchResponse response = await _connection.Searches.SearchAsync(
            new SearchRequest
            {
                Target = IndexName,
                QueryText = text,
                PageSize = size,
                RankProfile = profile,
                ReadMask = new Google.Protobuf.WellKnownTypes.FieldMask(),
                Total = new TotalOptions { Mode = TotalMode.None },
            },
            cancellationToken: cancellation);
        return [.. response.Hits.Select(h => (h.Id, h.Score))];
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task IndexAsync(CancellationToken cancellation)
    {
        await TargetIndex.EnsureAsync(_connection, IndexName, null, cancellation);
        SourceSet sources = SourceSet.Find([_corpus]);
        var reader = new SourceReader(sources, new SourceOptions { Schema = Schema.News });
        string deadLetterPath = Path.Join(_folder.FullName, "dead-letters.jsonl");
        using var deadLetters = new DeadLetterFile(deadLetterPath);
        var counts = new ReindexCounts();
        using var bulk = new BulkRun(
            _connection.Documents,
            new FileRecordSource(sources, reader),
            new ReindexOptions { Index = IndexName },
            counts,
            deadLetters);
        await bulk.RunAsync(string.Empty, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (counts.Failed > 0)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"{deadLetters.First} ({counts.Failed} of {counts.Read} records are bad)"));
        }
        await _connection.Indexes.RefreshIndexAsync(
            new RefreshIndexRequest { Name = IndexName }, cancellationToken: cancellation);
    }
}
