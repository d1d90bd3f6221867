using System.Threading;
using Search.Variants;

namespace Search.Service;

/// <summary>Compares what queries find now to what they would find, by the bridge semantics, the moment a set is served.</summary>
internal sealed class Preview(ActivationContext context, LongOperation operation, ActivationProgress progress)
{
    /// <summary>Compares, and ends the operation.</summary>
    public async Task RunAsync(VariantSet set, PreviewRequest request)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(operation.Cancelled, context.Closing);
        try
        {
            operation.Succeed(await CompareAsync(set, request, stop.Token).ConfigureAwait(false));
            progress.Phase = ActivationPhase.Done;
        }
        catch (OperationCanceledException)
        {
            operation.Fail(new ServiceError
            {
                Code = ErrorCode.Cancelled,
                Reason = ErrorReasons.Cancelled,
                Message = "the preview was cancelled",
            });
        }
    }

    private async Task<PreviewResult> CompareAsync(
        VariantSet set, PreviewRequest request, CancellationToken cancellation)
    {
        var draft = new ServedVariants(set);
        VariantSetChanges served = VariantSetChanges.Between([context.Services.Served.Set], set);
        IReadOnlyList<string> texts = request.Queries.Count > 0
            ? request.Queries
            : [.. served.Added.Concat(served.Withdrawn).Select(v => v.Surface).Distinct().Take(request.MaxNames)];
        var queries = new List<QueryPreview>();
        var extents = new SortedDictionary<string, ChangeExtent>(StringComparer.Ordinal);
        foreach (SearchIndex index in context.Indexes())
        {
            string name = index.Definition.Name;
            if (!index.Tagging.Applies || (request.Indexes.Count > 0 && !request.Indexes.Contains(name)))
            {
                continue;
            }
            VariantSetChanges changes = VariantSetChanges.Between(index.Tagging.Sets, set);
            extents[name] = index.Tagging.Measure(changes, cancellation);
            progress.Measured(name, extents[name]);
            var state = new VariantState(draft, changes);
            foreach (string text in texts)
            {
                queries.Add(await CompareAsync(index, text, state, request.Depth, cancellation).ConfigureAwait(false));
            }
        }
        return new PreviewResult(set.Version, served.Added.Count, served.Withdrawn.Count, extents, queries);
    }

    private static async Task<QueryPreview> CompareAsync(
        SearchIndex index, string text, VariantState state, int depth, CancellationToken cancellation)
    {
        var input = new QueryInput { Text = text };
        RankedIds before = await index.RankAsync(input, null, depth, cancellation).ConfigureAwait(false);
        RankedIds after = await index.RankAsync(input, state, depth, cancellation).ConfigureAwait(false);
        Dictionary<string, int> ranks = Ranks(before);
        Dictionary<string, int> newRanks = Ranks(after);
        return new QueryPreview
        {
            Index = index.Definition.Name,
            Text = text,
            Before = before.Total,
            After = after.Total,
            Gained = [.. after.Ids.Where(id => !ranks.ContainsKey(id))],
            Lost = [.. before.Ids.Where(id => !newRanks.ContainsKey(id))],
            Moved =
            [
                .. after.Ids.Where(id => ranks.TryGetValue(id, out int rank) && rank != newRanks[id])
                    .Select(id => new MovedDocument(id, ranks[id], newRanks[id])),
            ],
        };
    }

    private static Dictionary<string, int> Ranks(RankedIds found) => found.Ids
        .Select((id, i) => (id, i)).ToDictionary(item => item.id, item => item.i + 1, StringComparer.Ordinal);
}
