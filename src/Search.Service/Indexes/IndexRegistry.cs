using Search.Store;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// All indexes of a data folder: the root of the service. One process owns a folder, held by a lock. Thread-safe.
/// Refused requests surface as
/// <see cref="ServiceException"/>.
/// </summary>
public sealed class IndexRegistry : IDisposable
{
    private readonly DataFolder _folder;
    private readonly Lock _lock;
    private readonly Catalog _catalog;
    private readonly SearchServices _services;
    private readonly IndexTable _table;

    private IndexRegistry(DataFolder folder, Lock folderLock, VariantStore store, SearchServices services)
    {
        _folder = folder;
        _lock = folderLock;
        _catalog = new Catalog(folder.Catalog);
        _services = services;
        _table = new IndexTable(services.Options.Events);
        VariantSets = new VariantSets(store, services, _table.List);
    }

    /// <summary>How the service works.</summary>
    public ServiceOptions Options => _services.Options;

    /// <summary>The variant data that queries and documents are read with.</summary>
    public VariantSet Variants => _services.Served.Set;

    /// <summary>What people asked for and did not get.</summary>
    public QueryLog Queries => _services.Queries;

    /// <summary>The user's own variant sets.</summary>
    public VariantSets VariantSets { get; }

    /// <summary>Entities, names, mentions.</summary>
    public NameLookup Names => _services.Served.Names;

    /// <summary>What the stages of a chain make of a text.</summary>
    public StageAnalyzer Stages => _services.Served.Stages;

    /// <summary>Indexes that could not be opened, and why.</summary>
    public IReadOnlyDictionary<string, ServiceError> Broken => _table.Broken;

    /// <summary>
    /// Opens a data folder with all its indexes. An index that cannot be opened does not keep the others away: asking
    /// for it gives the reason.
    /// </summary>
    /// <param name="folder">The folder; the registry disposes it.</param>
    /// <param name="variants">The variant data.</param>
    /// <param name="options">How to work.</param>
    /// <exception cref="ServiceException">Another process owns the folder.</exception>
    public static IndexRegistry Open(DataFolder folder, VariantSet variants, ServiceOptions options)
    {
        Lock folderLock;
        try
        {
            folderLock = folder.Catalog.ObtainLock(DataFolder.LockName);
        }
        catch (LockObtainFailedException e)
        {
            throw new ServiceException(
                new ServiceError
                {
                    Code = ErrorCode.FailedPrecondition,
                    Reason = ErrorReasons.FolderInUse,
                    Message = $"the data folder {folder.Name} is in use by another process: {e.Message}",
                },
                e);
        }
        IndexRegistry registry;
        try
        {
            var store = new VariantStore(folder.OpenVariants(), variants);
            registry = new IndexRegistry(folder, folderLock, store, OpenServices(store, options));
        }
        catch
        {
            folderLock.Dispose();
            folder.Dispose();
            throw;
        }
        try
        {
            registry.OpenAll();
            registry.VariantSets.Resume();
            return registry;
        }
        catch
        {
            registry.Dispose();
            throw;
        }
    }

    /// <summary>Creates an index.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="validateOnly">Only check.</param>
    /// <param name="replaces">
    /// The index that this one is built to replace; empty for an index of its own. Its sequences go on from those of that
    /// one, and it does not outlive the service.
    /// </param>
    /// <returns>The state of the new index, or how it would begin.</returns>
    public async Task<IndexStatus> CreateAsync(
        string name, Schema schema, bool validateOnly = false, string replaces = "")
    {
        CheckNames(name, replaces);
        var definition = new IndexDefinition
        {
            Name = name,
            Schema = schema,
            CreateTime = Options.Time.GetUtcNow(),
            Replaces = replaces,
            SequenceFloor = _table.Find(replaces)?.Status().LastSequence ?? 0,
        };
        if (validateOnly)
        {
            _table.CheckFree(name);
            return Initial(definition);
        }
        _table.BeginCreate(name);
        try
        {
            SearchIndex index = await CreateAsync(definition).ConfigureAwait(false);
            _table.Put(index);
            await CatchUpAsync(index).ConfigureAwait(false);
            return index.Status();
        }
        finally
        {
            _table.End(name);
        }
    }

    /// <summary>
    /// Puts an index into the place of the one it was built to replace, in one step: a search sees the one or the other.
    /// Searches that began on the old one go on, and so do their pages.
    /// </summary>
    /// <param name="name">The index that is replaced; it need not be there.</param>
    /// <param name="build">The index that takes its place and its name; its own name is free afterwards.</param>
    /// <param name="policy">What must hold.</param>
    /// <exception cref="ServiceException">It is refused: both indexes are as they were.</exception>
    public async Task<IndexStatus> ReplaceAsync(string name, string build, SwapPolicy policy)
    {
        (SearchIndex next, SearchIndex? old) = _table.BeginReplace(name, build);
        var swap = new IndexSwap(_folder, _catalog, _services, name, next, old);
        try
        {
            SearchIndex index = await swap.RunAsync(policy).ConfigureAwait(false);
            _table.Put(index, instead: build);
            await CatchUpAsync(index).ConfigureAwait(false);
            return index.Status();
        }
        catch (Exception e) when (swap.IsDecided)
        {
            // The names stay taken: the next start ends what was begun.
            _table.Break(name, StorageError(name, "is not wholly replaced", e), e);
            _table.Break(build, StorageError(build, "is not wholly in its place", e), e);
            throw;
        }
        finally
        {
            _table.End(name, build);
        }
    }

    /// <summary>An open index.</summary>
    /// <exception cref="ServiceException">There is none of that name, or it cannot be opened.</exception>
    public SearchIndex Get(string name, string path = "index") => name.Length > 0
        ? _table.Get(name)
        : throw new ServiceException(ServiceError.Invalid(path, "must not be empty"));

    /// <summary>All open indexes, by name.</summary>
    public IReadOnlyList<SearchIndex> List() => _table.List();

    /// <summary>Deletes an index with all its documents.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="etag">When not empty: only if this is its etag.</param>
    public void Delete(string name, string etag = "")
    {
        SearchIndex? index = _table.BeginDelete(name, etag);
        try
        {
            _catalog.BeginDelete(name);
            _table.Remove(name);
            Discard(name, index);
        }
        finally
        {
            _table.End(name);
        }
    }

    /// <summary>Writes what waits, commits and closes every index, and gives the folder back.</summary>
    public void Dispose()
    {
        if (_table.Close() is not { } indexes)
        {
            return;
        }
        VariantSets.Dispose();
        _services.Dispose();
        foreach (SearchIndex index in indexes)
        {
            index.Dispose();
        }
        _lock.Dispose();
        _folder.Dispose();
    }

    // The set that was served when the last process ended is served, if it fits what this one was started with.
    private static SearchServices OpenServices(VariantStore store, ServiceOptions options)
    {
        VariantSet active;
        try
        {
            active = store.Load(store.State.Active);
        }
        catch (ServiceException e) when (options.OnMismatch == MismatchPolicy.Rebuild)
        {
            options.Events.VariantSetDropped(e.Message);
            store.Save(store.State with { Active = VersionReference.Base, Former = null, Operation = 0 });
            active = store.Base;
        }
        store.Refresh(store.State.Active, active);
        return new SearchServices(active, options);
    }

    // The names may have changed while the index was opened.
    private async Task CatchUpAsync(SearchIndex index)
    {
        ServedVariants served = _services.Served;
        if (index.Tagging.Applies && index.Tagging.Sets[0].TaggingGeneration != served.Set.TaggingGeneration)
        {
            await index.Tagging.SwitchAsync(served).ConfigureAwait(false);
        }
        if (index.Tagging.IsPending)
        {
            VariantSets.Resume();
        }
    }

    private static void CheckNames(string name, string replaces)
    {
        ServiceError? error = SchemaValidator.CheckIndexName(name);
        if (error is null && replaces.Length > 0)
        {
            error = replaces == name
                ? ServiceError.Invalid("replaces", "an index is not built to replace itself")
                : SchemaValidator.CheckIndexName(replaces, "replaces");
        }
        if (error is not null)
        {
            throw new ServiceException(error);
        }
    }

    private void OpenAll()
    {
        _catalog.RemoveUnfinished();
        foreach (string name in _catalog.Deleted())
        {
            TryOpen(name, "is not wholly deleted", () => Remove(name));
        }
        foreach (string name in _catalog.Replaced())
        {
            TryOpen(name, "is not wholly replaced", () =>
                IndexSwap.Finish(_folder, _catalog, _catalog.ReadReplacement(name)));
        }
        HashSet<string> halves = [.. _table.Broken.Keys];
        foreach (string name in _catalog.Names().Where(n => !halves.Contains(n)))
        {
            TryOpen(name, "cannot be opened", () => OpenOne(name, halves));
        }
    }

    private void OpenOne(string name, HashSet<string> halves)
    {
        IndexDefinition definition = _catalog.Read(name);
        if (definition.Replaces.Length == 0)
        {
            _table.Put(SearchIndex.Open(definition, _folder, _services));
        }
        else if (halves.Contains(definition.Replaces))
        {
            throw new System.IO.IOException($"it waits to take the place of \"{definition.Replaces}\"");
        }
        else
        {
            // Nobody goes on with a build of an earlier process.
            _catalog.BeginDelete(name);
            Remove(name);
        }
    }

    // One index that makes difficulties does not keep the others away.
    private void TryOpen(string name, string failure, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is CorruptIndexException or System.IO.FileNotFoundException)
        {
            _table.Break(name, ServiceError.OfIndex(
                ErrorCode.DataLoss, ErrorReasons.IndexCorrupt, name, $"index \"{name}\" is damaged: {e.Message}"), e);
        }
        catch (Exception e) when (IsOfStorage(e) || e is NotSupportedException)
        {
            // Its lock is held by another program, or the disk does not let it be read, or it has what is not written
            // here.
            _table.Break(name, StorageError(name, failure, e), e);
        }
        catch (ServiceException e)
        {
            _table.Break(name, e.Error, e);
        }
    }

    private void Remove(string name)
    {
        _folder.Remove(name);
        _catalog.EndDelete(name);
    }

    private static bool IsOfStorage(Exception e) => e is System.IO.IOException or UnauthorizedAccessException;

    private static ServiceError StorageError(string name, string what, Exception cause) => ServiceError.OfIndex(
        ErrorCode.Unavailable, ErrorReasons.StorageFailed, name, $"index \"{name}\" {what}: {cause.Message}");

    private void Discard(string name, SearchIndex? index)
    {
        try
        {
            index?.Discard();
            Remove(name);
        }
        catch (Exception e)
        {
            // The name stays taken: the next start would delete the files of a new index of that name.
            _table.Break(name, StorageError(name, "is not wholly deleted", e), e);
            throw;
        }
    }

    // The first commit says what the index was made with. Until it is durable nobody finds the index.
    private async Task<SearchIndex> CreateAsync(IndexDefinition definition)
    {
        string name = definition.Name;
        if (_folder.HoldsFiles(name))
        {
            throw new ServiceException(ServiceError.OfIndex(
                ErrorCode.AlreadyExists, ErrorReasons.IndexExists, name,
                $"the folder of index \"{name}\" holds files that no index owns: move them away"));
        }
        SearchIndex? index = null;
        try
        {
            _catalog.Add(definition);
            index = SearchIndex.Open(definition, _folder, _services);
            await index.CommitAsync().ConfigureAwait(false);
            return index;
        }
        catch
        {
            Undo(name, index);
            throw;
        }
    }

    // Nothing of an index that could not be created stays; if that fails too, its name stays taken until it is deleted.
    private void Undo(string name, SearchIndex? index)
    {
        try
        {
            index?.Discard();
            if (_catalog.Holds(name))
            {
                _catalog.BeginDelete(name);
                Remove(name);
            }
        }
        catch (Exception e) when (IsOfStorage(e))
        {
            _table.Break(name, StorageError(name, "was not wholly created", e), e);
        }
    }

    private IndexStatus Initial(IndexDefinition definition) => new()
    {
        Definition = definition,
        DocumentCount = 0,
        SizeBytes = 0,
        LastSequence = definition.SequenceFloor,
        SearchableSequence = definition.SequenceFloor,
        CommittedSequence = definition.SequenceFloor,
        VariantDataVersion = definition.Schema.HasVariants ? Variants.Version : string.Empty,
    };
}
