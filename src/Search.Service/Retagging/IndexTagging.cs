using System.Threading;
using Search.Indexing;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Changes the names that an index's documents are tagged with: first at once for queries and new writes, then document by
/// document for those that hold the words. The fingerprint of every commit meanwhile names both sets, so a process that
/// dies goes on where the last commit was.
/// </summary>
internal sealed class IndexTagging
{
    /// <summary>Documents put in place between two groups of writes: writers do not wait long for a retagging.</summary>
    private const int BatchDocuments = 64;

    private readonly IndexParts _parts;
    private readonly WriteQueue _queue;
    private readonly WriteProcessor _processor;
    private readonly WorkerPool _workers;
    private readonly Func<CancellationToken, Task> _refresh;

    /// <summary>The tagging of an open index.</summary>
    /// <param name="parts">The index.</param>
    /// <param name="queue">The writing thread.</param>
    /// <param name="processor">Does the writing, on that thread.</param>
    /// <param name="workers">Analyse documents.</param>
    /// <param name="refresh">Makes every write visible.</param>
    public IndexTagging(
        IndexParts parts,
        WriteQueue queue,
        WriteProcessor processor,
        WorkerPool workers,
        Func<CancellationToken, Task> refresh)
    {
        _processor = processor;
        _parts = parts;
        _queue = queue;
        _workers = workers;
        _refresh = refresh;
    }

    /// <summary>Whether documents may be tagged with other sets than the one they should be.</summary>
    public bool IsPending => _parts.FormerSets.Count > 0;

    /// <summary>Whether names are tagged at all.</summary>
    public bool Applies => _parts.Definition.Schema.HasVariants;

    /// <summary>The sets that documents may be tagged with, the wanted one first.</summary>
    public IReadOnlyList<VariantSet> Sets => [_parts.Mapper.Text.Variants, .. _parts.FormerSets];

    /// <summary>Queries and writes use another set from now on; documents wait until they are tagged again.</summary>
    public async Task SwitchAsync(ServedVariants to)
    {
        if (!Applies)
        {
            _parts.Searchers.Change(new VariantState(to, null));
            return;
        }
        VariantSet[] former = [.. Sets.Where(set => set.TaggingGeneration != to.Set.TaggingGeneration)];
        // Comparing takes its time: not on the writing thread.
        VariantSetChanges changes = VariantSetChanges.Between(former, to.Set);
        await _queue.RunAsync(() =>
        {
            _parts.Mapper.Text.Change(to.Set);
            _parts.FormerSets = former;
            _parts.Searchers.Change(new VariantState(to, former.Length == 0 ? null : changes));
            return true;
        }).ConfigureAwait(false);
    }

    /// <summary>How many documents a change would tag again, and the most frequent of its single words.</summary>
    public ChangeExtent Measure(VariantSetChanges changes, CancellationToken cancellation)
    {
        using SearcherLease lease = _parts.Searchers.Acquire();
        SearcherSnapshot snapshot = lease.Snapshot;
        var affected = new AffectedDocuments(changes, TaggedFields());
        long count = affected.Find(snapshot.Searcher, cancellation).Sum(leaf => (long)leaf.Docs.Count);
        (string word, long documents) = affected.MostFrequent(snapshot.Searcher);
        return new ChangeExtent(snapshot.Reader.NumDocs, count, word, documents);
    }

    /// <summary>
    /// Tags the documents again that a change touches and that do not carry its generation, then commits the index as
    /// tagged with the one set.
    /// </summary>
    /// <param name="progress">Hears of every step.</param>
    /// <param name="cancellation">Stops between two batches; what was done stays, and the rest is found again.</param>
    public async Task RetagAsync(RetagProgress progress, CancellationToken cancellation)
    {
        if (!IsPending)
        {
            return;
        }
        // Writes that were tagged with a former set are in the reader after this, those that come are tagged anew.
        await _refresh(cancellation).ConfigureAwait(false);
        VariantSetChanges changes = VariantSetChanges.Between(_parts.FormerSets, _parts.Mapper.Text.Variants);
        if (!changes.IsEmpty)
        {
            await RetagAsync(changes, progress, cancellation).ConfigureAwait(false);
        }
        await CompleteAsync().ConfigureAwait(false);
    }

    private async Task RetagAsync(VariantSetChanges changes, RetagProgress progress, CancellationToken cancellation)
    {
        using SearcherLease lease = _parts.Searchers.Acquire();
        SearcherSnapshot snapshot = lease.Snapshot;
        var affected = new AffectedDocuments(changes, TaggedFields());
        IReadOnlyList<(LeafReaderContext Leaf, List<int> Docs)> found = affected.Find(snapshot.Searcher, cancellation);
        progress.Found(found.Sum(leaf => (long)leaf.Docs.Count));
        foreach ((LeafReaderContext leaf, List<int> docs) in found)
        {
            foreach (int[] batch in docs.Chunk(BatchDocuments))
            {
                cancellation.ThrowIfCancellationRequested();
                RetaggedDocument[] again = Analyse(snapshot.Reader, leaf, batch, progress);
                await _queue.RunAsync(() => _processor.Replace(again)).ConfigureAwait(false);
                progress.Done(batch.Length);
            }
        }
    }

    private RetaggedDocument[] Analyse(
        DirectoryReader reader, LeafReaderContext leaf, int[] docs, RetagProgress progress)
    {
        var again = new RetaggedDocument?[docs.Length];
        _workers.ForEach(docs.Length, i =>
        {
            StoredDocument stored = _parts.Mapper.Read(reader, leaf.DocBase + docs[i], FieldMask.All);
            try
            {
                IndexDocument mapped = _parts.Mapper.Map(stored.Document, out _);
                DocumentMapper.AddNumbers(mapped, stored.Sequence, stored.Version);
                again[i] = new RetaggedDocument(stored.Document.Id, stored.Sequence, mapped);
            }
            catch (Exception e) when (RecordFault.IsOfDocument(e))
            {
                // It stays as it is; whoever reads the operation learns that.
                progress.Failed();
            }
        });
        return [.. again.OfType<RetaggedDocument>()];
    }

    private Task<bool> CompleteAsync() => _queue.RunAsync(() =>
    {
        // The reader that has everything first: whoever sees the new state sees the documents.
        ServedVariants served = _parts.Searchers.Current.Variants.Served;
        _parts.FormerSets = [];
        _queue.CommitAlways();
        _parts.Searchers.Change(new VariantState(served, null));
        return true;
    });

    private string[] TaggedFields() =>
    [
        .. _parts.Definition.Schema.TextFields
            .Where(field => field.Chain == TextChain.Variants).Select(field => field.Name),
    ];
}
