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
    private const string LockName = "search.lock";

    private readonly DataFolder _folder;
    private readonly Lock _lock;
    private readonly Catalog _catalog;
    private readonly SearchServices _services;
    private readonly System.Threading.Lock _gate = new();
    private readonly SortedDictionary<string, SearchIndex> _open = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ServiceError> _broken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleting = new(StringComparer.Ordinal);
    private bool _closed;

    private IndexRegistry(DataFolder folder, Lock folderLock, SearchServices services)
    {
        _folder = folder;
        _lock = folderLock;
        _catalog = new Catalog(folder.Catalog);
        _services = services;
    }

    /// <summary>How the service works.</summary>
    public ServiceOptions Options => _services.Options;

    /// <summary>The variant data that queries and documents are read with.</summary>
    public VariantSet Variants => _services.Variants;

    /// <summary>Entities, names, mentions.</summary>
    public NameLookup Names => _services.Names;

    /// <summary>What the stages of a chain make of a text.</summary>
    public StageAnalyzer Stages => _services.Stages;

    /// <summary>Indexes that could not be opened, and why.</summary>
    public IReadOnlyDictionary<string, ServiceError> Broken
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, ServiceError>(_broken, StringComparer.Ordinal);
            }
        }
    }

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
            folderLock = folder.Catalog.ObtainLock(LockName);
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
        var registry = new IndexRegistry(folder, folderLock, new SearchServices(variants, options));
        try
        {
            registry.OpenAll();
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
    /// <returns>The state of the new index, or how it would begin.</returns>
    public async Task<IndexStatus> CreateAsync(string name, Schema schema, bool validateOnly = false)
    {
        if (SchemaValidator.CheckIndexName(name) is { } badName)
        {
            throw new ServiceException(badName);
        }
        SearchIndex index;
        lock (_gate)
        {
            ThrowIfClosed(name);
            if (_open.ContainsKey(name) || _broken.ContainsKey(name))
            {
                throw new ServiceException(ServiceError.OfIndex(
                    ErrorCode.AlreadyExists, ErrorReasons.IndexExists, name, $"there is an index \"{name}\""));
            }
            var definition = new IndexDefinition
            {
                Name = name,
                Schema = schema,
                CreateTime = Options.Time.GetUtcNow(),
            };
            if (validateOnly)
            {
                return Initial(definition);
            }
            index = Create(definition);
        }
        // The first commit says what the index was made with.
        await index.CommitAsync().ConfigureAwait(false);
        return index.Status();
    }

    /// <summary>An open index.</summary>
    /// <exception cref="ServiceException">There is none of that name, or it cannot be opened.</exception>
    public SearchIndex Get(string name, string path = "index")
    {
        if (name.Length == 0)
        {
            throw new ServiceException(ServiceError.Invalid(path, "must not be empty"));
        }
        lock (_gate)
        {
            ThrowIfClosed(name);
            if (_open.TryGetValue(name, out SearchIndex? index))
            {
                return index;
            }
            throw new ServiceException(_broken.GetValueOrDefault(name) ?? NotFound(name));
        }
    }

    /// <summary>All open indexes, by name.</summary>
    public IReadOnlyList<SearchIndex> List()
    {
        lock (_gate)
        {
            return [.. _open.Values];
        }
    }

    /// <summary>Deletes an index with all its documents.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="etag">When not empty: only if this is its etag.</param>
    public void Delete(string name, string etag = "")
    {
        SearchIndex? index;
        lock (_gate)
        {
            ThrowIfClosed(name);
            if ((!_open.TryGetValue(name, out index) && !_broken.ContainsKey(name)) || _deleting.Contains(name))
            {
                throw new ServiceException(NotFound(name));
            }
            if (etag.Length > 0 && etag != index?.Definition.Etag)
            {
                throw new ServiceException(ServiceError.OfIndex(
                    ErrorCode.Aborted, ErrorReasons.EtagMismatch, name, $"the etag of index \"{name}\" is another"));
            }
            _catalog.BeginDelete(name);
            _open.Remove(name);
            _broken.Remove(name);
            _deleting.Add(name);
        }
        try
        {
            index?.Discard();
            _folder.Remove(name);
            _catalog.EndDelete(name);
        }
        catch (Exception e)
        {
            // The name stays taken: the next start would delete the files of a new index of that name.
            lock (_gate)
            {
                Break(name, StorageError(name, "is not wholly deleted", e), e);
            }
            throw;
        }
        finally
        {
            lock (_gate)
            {
                _deleting.Remove(name);
            }
        }
    }

    /// <summary>Writes what waits, commits and closes every index, and gives the folder back.</summary>
    public void Dispose()
    {
        SearchIndex[] indexes;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }
            _closed = true;
            indexes = [.. _open.Values];
        }
        _services.Dispose();
        foreach (SearchIndex index in indexes)
        {
            index.Dispose();
        }
        _lock.Dispose();
        _folder.Dispose();
    }

    private static ServiceError NotFound(string name) => ServiceError.OfIndex(
        ErrorCode.NotFound, ErrorReasons.IndexNotFound, name, $"there is no index \"{name}\"");

    private void OpenAll()
    {
        _catalog.RemoveUnfinished();
        foreach (string name in _catalog.Deleted())
        {
            try
            {
                _folder.Remove(name);
                _catalog.EndDelete(name);
            }
            catch (Exception e) when (IsOfStorage(e))
            {
                Break(name, StorageError(name, "is not wholly deleted", e), e);
            }
        }
        foreach (IndexDefinition definition in _catalog.ReadAll())
        {
            try
            {
                _open.Add(definition.Name, SearchIndex.Open(definition, _folder, _services));
            }
            catch (Exception e) when (e is CorruptIndexException or System.IO.FileNotFoundException)
            {
                Break(definition.Name, ServiceError.OfIndex(
                    ErrorCode.DataLoss, ErrorReasons.IndexCorrupt, definition.Name,
                    $"index \"{definition.Name}\" is damaged: {e.Message}"), e);
            }
            catch (Exception e) when (IsOfStorage(e) || e is NotSupportedException)
            {
                // Its lock is held by another program, or the disk does not let it be read, or it has what is not written here.
                Break(definition.Name, StorageError(definition.Name, "cannot be opened", e), e);
            }
            catch (ServiceException e)
            {
                Break(definition.Name, e.Error, e);
            }
        }
    }

    private static bool IsOfStorage(Exception e) => e is System.IO.IOException or UnauthorizedAccessException;

    private static ServiceError StorageError(string name, string what, Exception cause) => ServiceError.OfIndex(
        ErrorCode.Unavailable, ErrorReasons.StorageFailed, name, $"index \"{name}\" {what}: {cause.Message}");

    private void Break(string name, ServiceError error, Exception cause)
    {
        _broken.Add(name, error);
        Options.Events.OpenFailed(name, cause);
    }

    private SearchIndex Create(IndexDefinition definition)
    {
        if (_deleting.Contains(definition.Name))
        {
            throw new ServiceException(ServiceError.OfIndex(
                ErrorCode.Unavailable, ErrorReasons.IndexExists, definition.Name,
                $"index \"{definition.Name}\" is just being deleted") with
            { RetryAfter = TimeSpan.FromSeconds(1) });
        }
        if (_folder.HoldsFiles(definition.Name))
        {
            throw new ServiceException(ServiceError.OfIndex(
                ErrorCode.AlreadyExists, ErrorReasons.IndexExists, definition.Name,
                $"the folder of index \"{definition.Name}\" holds files that no index owns: move them away"));
        }
        try
        {
            _catalog.Add(definition);
            SearchIndex index = SearchIndex.Open(definition, _folder, _services);
            _open.Add(definition.Name, index);
            return index;
        }
        catch
        {
            Undo(definition.Name);
            throw;
        }
    }

    // Nothing of an index that could not be created stays; if that fails too, its name stays taken until it is deleted.
    private void Undo(string name)
    {
        try
        {
            if (_catalog.Holds(name))
            {
                _catalog.BeginDelete(name);
                _folder.Remove(name);
                _catalog.EndDelete(name);
            }
        }
        catch (Exception e) when (IsOfStorage(e))
        {
            Break(name, StorageError(name, "was not wholly created", e), e);
        }
    }

    private IndexStatus Initial(IndexDefinition definition) => new()
    {
        Definition = definition,
        DocumentCount = 0,
        SizeBytes = 0,
        LastSequence = 0,
        SearchableSequence = 0,
        CommittedSequence = 0,
        VariantDataVersion = definition.Schema.HasVariants ? Variants.Version : string.Empty,
    };

    private void ThrowIfClosed(string name)
    {
        if (_closed)
        {
            throw new ServiceException(ServiceError.OfIndex(
                ErrorCode.Unavailable, ErrorReasons.Draining, name, "the service is closing"));
        }
    }
}
