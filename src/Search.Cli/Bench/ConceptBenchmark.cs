using System.Diagnostics;
using System.Threading;
using Search.V1;
using Search.Variants;
using Entity = Search.Variants.Entity;

namespace Search.Cli.Bench;

/// <summary>
/// Searches for several names at once through the gRPC client: each query takes random surfaces of random entities that
/// the index mentions, so that every kind of variant is typed.
/// </summary>
internal sealed class ConceptBenchmark
{
    private const int Tries = 40;

    private readonly ServiceConnection _connection;
    private readonly string _index;
    private readonly string _profile;
    private readonly TotalOptions _total;

    internal ConceptBenchmark(ServiceConnection connection, string index, string profile, bool exact)
    {
        _connection = connection;
        _index = index;
        _profile = profile;
        _total = exact ? new TotalOptions { Mode = TotalMode.Exact } : new TotalOptions();
    }

    /// <summary>Makes queries of so many names; the same for the same seed and index.</summary>
    /// <exception cref="InvalidOperationException">The index mentions too few of them.</exception>
    internal async Task<List<string>> QueriesAsync(
        VariantSet variants, int count, int names, int seed, CancellationToken cancellation)
    {
        var random = new Random(seed);
        var known = new Dictionary<int, bool>();
        var queries = new List<string>();
        int left = Tries * Math.Max(count * names, variants.Entities.Count);
        while (queries.Count < count)
        {
            var chosen = new List<string>();
            while (chosen.Count < names)
            {
                if (--left < 0)
                {
                    throw new InvalidOperationException(
                        $"the index {_index} mentions too few of the names in the variant data");
                }
                Entity entity = variants.Entities[random.Next(variants.Entities.Count)];
                if (entity.Variants.Count > 0 && await IsMentionedAsync(entity, known, cancellation))
                {
                    chosen.Add(entity.Variants[random.Next(entity.Variants.Count)].Surface);
                }
            }
            queries.Add(string.Join(' ', chosen));
        }
        return queries;
    }

    /// <summary>Times rounds over the queries after one unmeasured one: milliseconds as the client sees them.</summary>
    internal async Task<ConceptTimes> TimeAsync(
        IReadOnlyList<string> queries, int passes, CancellationToken cancellation)
    {
        var all = new List<double>();
        var best = new double[queries.Count];
        var bestSearch = new double[queries.Count];
        Array.Fill(best, double.PositiveInfinity);
        Array.Fill(bestSearch, double.PositiveInfinity);
        var phases = new List<(double Parse, double Search, double Fetch)>();
        for (int pass = -1; pass < passes; pass++)
        {
            for (int i = 0; i < queries.Count; i++)
            {
                var request = new SearchRequest
                {
                    Target = _index,
                    QueryText = queries[i],
                    RankProfile = _profile,
                    Total = _total,
                };
                long start = Stopwatch.GetTimestamp();
                SearchResponse response =
                    await _connection.Searches.SearchAsync(request, cancellationToken: cancellation);
                double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (pass >= 0)
                {
                    all.Add(milliseconds);
                    best[i] = Math.Min(best[i], milliseconds);
                    bestSearch[i] = Math.Min(
                        bestSearch[i], response.Timings.Search.ToTimeSpan().TotalMilliseconds);
                    phases.Add((
                        response.Timings.Parse.ToTimeSpan().TotalMilliseconds,
                        response.Timings.Search.ToTimeSpan().TotalMilliseconds,
                        response.Timings.Fetch.ToTimeSpan().TotalMilliseconds));
                }
            }
        }
        return ConceptTimes.Of(all, best, bestSearch, phases);
    }

    private async Task<bool> IsMentionedAsync(
        Entity entity, Dictionary<int, bool> known, CancellationToken cancellation)
    {
        if (!known.TryGetValue(entity.Ordinal, out bool mentioned))
        {
            var request = new CountDocumentsRequest { Target = _index, QueryText = entity.DisplayName };
            CountDocumentsResponse response =
                await _connection.Searches.CountDocumentsAsync(request, cancellationToken: cancellation);
            mentioned = response.Count > 0;
            known.Add(entity.Ordinal, mentioned);
        }
        return mentioned;
    }
}
