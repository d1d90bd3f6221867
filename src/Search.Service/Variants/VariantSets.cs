using System.Globalization;
using System.Threading;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// The user's own variant sets of a data folder: made, imported into, looked at before they are served, served, taken back.
/// One change of what is served at a time. Thread-safe; refusals are <see cref="ServiceException"/>.
/// </summary>
public sealed class VariantSets : IDisposable
{
    /// <summary>The name under which what the process was started with is served again.</summary>
    public const string BaseName = "base";

    private const int MaxVersions = 5;

    private readonly object _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SearchServices _services;
    private readonly VariantStore _store;
    private readonly ActivationContext _context;
    private readonly List<Thread> _threads = [];
    private LongOperation? _activation;

    internal VariantSets(VariantStore store, SearchServices services, Func<IReadOnlyList<SearchIndex>> indexes)
    {
        _store = store;
        _services = services;
        _context = new ActivationContext
        {
            Store = store,
            Services = services,
            Indexes = indexes,
            Gate = _gate,
            Closing = _closing.Token,
        };
        services.Known = Known;
    }

    /// <summary>The long operations on variant data.</summary>
    public OperationTable Operations { get; } = new();

    /// <summary>The sets and what is served.</summary>
    public VariantSetList List()
    {
        lock (_gate)
        {
            VariantStoreState state = _store.State;
            return new VariantSetList
            {
                Sets = state.Sets,
                BaseVersion = _store.Base.Version,
                ActiveSet = state.Active.IsBase ? BaseName : state.Active.Set,
                ActiveVersion = _services.Served.Version,
                FormerSet = state.Former is { } former ? former.IsBase ? BaseName : former.Set : string.Empty,
                FormerVersion = state.Former is { } last ? VersionOf(last) : string.Empty,
            };
        }
    }

    /// <summary>The set of a name.</summary>
    public StoredVariantSet Get(string name)
    {
        lock (_gate)
        {
            return Find(name);
        }
    }

    /// <summary>Makes an empty set.</summary>
    public StoredVariantSet Create(string name, string description)
    {
        if (SchemaValidator.CheckIndexName(name) is { } error)
        {
            throw new ServiceException(error);
        }
        lock (_gate)
        {
            if (name == BaseName || _store.State.Sets.Any(set => set.Name == name))
            {
                throw new ServiceException(Error(
                    ErrorCode.AlreadyExists, ErrorReasons.VariantSetExists, $"there is a variant set \"{name}\""));
            }
            var set = new StoredVariantSet
            {
                Name = name,
                Description = description,
                CreateTime = _services.Options.Time.GetUtcNow(),
            };
            Put(set);
            return set;
        }
    }

    /// <summary>Deletes a set that is not served, and was not before.</summary>
    public void Delete(string name)
    {
        lock (_gate)
        {
            StoredVariantSet set = Find(name);
            VariantStoreState state = _store.State;
            if (state.Active.Set == name || state.Former?.Set == name)
            {
                throw new ServiceException(Error(
                    ErrorCode.FailedPrecondition, ErrorReasons.VariantSetInUse,
                    $"variant set \"{name}\" is served, or was before what is"));
            }
            _store.Save(state with { Sets = [.. state.Sets.Where(other => other != set)] });
        }
    }

    /// <summary>Begins an import: lines are added, and <see cref="Finish"/> makes a draft of them.</summary>
    /// <param name="name">The set.</param>
    /// <param name="request">How to read the lines.</param>
    public ImportSession BeginImport(string name, ImportRequest request)
    {
        lock (_gate)
        {
            StoredVariantSet set = Find(name);
            int number = set.Versions.Count == 0 ? 1 : set.Versions[^1].Number + 1;
            bool goesOn = !request.Replace && set.Versions.Count > 0;
            VersionReference? before = goesOn ? new VersionReference(name, set.Versions[^1].Number) : null;
            var options = new ImportOptions
            {
                Format = request.Format,
                SourceId = string.Create(CultureInfo.InvariantCulture, $"import-{name}-{number}"),
                Title = request.Title.Length > 0 ? request.Title : name,
                Licence = request.Licence.Length > 0 ? request.Licence : "facts",
                Checked = _services.Options.Time.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture),
                DefaultType = request.DefaultType,
            };
            return new ImportSession(
                name, number, before, new VariantImporter(before is null ? _store.Base : _store.Load(before), options),
                _services.Options.Limits);
        }
    }

    /// <summary>Makes a draft of what was imported; none when no line was accepted.</summary>
    public ImportReport Finish(ImportSession session)
    {
        ImportResult result = session.Importer.Finish(session.Set);
        if (result.Lines.All(line => line.Outcome != ImportOutcome.Accepted))
        {
            return new ImportReport(null, result.Lines);
        }
        lock (_gate)
        {
            StoredVariantSet set = Find(session.Set);
            int last = set.Versions.Count == 0 ? 0 : set.Versions[^1].Number;
            if (last + 1 != session.Number)
            {
                throw new ServiceException(Error(
                    ErrorCode.Aborted, ErrorReasons.ConditionFailed,
                    $"another import has changed variant set \"{set.Name}\": import again"));
            }
            var reference = new VersionReference(set.Name, session.Number);
            List<string> records = session.Before is { } before ? [.. _store.ReadRecords(before)] : [];
            records.AddRange(result.Records);
            VariantSetVersion version = Describe(result.Set, session.Number, records.Count) with
            {
                Checksum = _store.WriteRecords(reference, records),
            };
            _store.Remember(reference, result.Set);
            Put(set with { Versions = [.. Kept(set), version] });
            return new ImportReport(version, result.Lines);
        }
    }

    /// <summary>Makes a version the one that is served, and tags the documents again that it touches.</summary>
    /// <param name="name">The set, or <see cref="BaseName"/>.</param>
    /// <param name="version">The version; empty for the newest.</param>
    /// <param name="allowLarge">Whatever it touches; what was served before may always be served again.</param>
    public LongOperation Activate(string name, string version, bool allowLarge)
    {
        lock (_gate)
        {
            ThrowIfRunning();
            VersionReference target = Resolve(name, version);
            VariantSet set = _store.Load(target);
            _store.Refresh(target, set);
            // The way back is always open.
            bool allowAll = allowLarge || target == _store.State.Former;
            LongOperation operation = NewOperation(name, set.Version, out ActivationProgress progress);
            Run(operation, () => new Activation(_context, operation, progress).RunAsync(target, set, allowAll));
            return operation;
        }
    }

    /// <summary>Shows what serving a version would change; nothing changes.</summary>
    public LongOperation Preview(string name, string version, PreviewRequest request)
    {
        lock (_gate)
        {
            VariantSet set = _store.Load(Resolve(name, version));
            LongOperation operation = NewOperation(name, set.Version, out ActivationProgress progress);
            Start(operation, () => new Preview(_context, operation, progress).RunAsync(set, request));
            return operation;
        }
    }

    /// <summary>Goes on with an activation that an earlier process began, or with an index that waits for one.</summary>
    internal void Resume()
    {
        lock (_gate)
        {
            bool isPending = _store.State.Operation > 0 || _context.Indexes().Any(index => index.Tagging.IsPending);
            if (!isPending || _activation is { IsDone: false } || _closing.IsCancellationRequested)
            {
                return;
            }
            VariantStoreState state = _store.State;
            string name = state.Active.IsBase ? BaseName : state.Active.Set;
            LongOperation operation = NewOperation(
                name, _services.Served.Version, out ActivationProgress progress, state.Operation);
            Run(operation, () => new Activation(_context, operation, progress).ResumeAsync(state.Former));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Thread[] threads;
        lock (_gate)
        {
            _closing.Cancel();
            threads = [.. _threads];
        }
        foreach (Thread thread in threads)
        {
            thread.Join();
        }
        _store.Dispose();
        _closing.Dispose();
    }

    private static ServiceError Error(ErrorCode code, string reason, string message) =>
        new() { Code = code, Reason = reason, Message = message };

    private VariantSet? Known(long generation)
    {
        lock (_gate)
        {
            return _store.Find(generation);
        }
    }

    private string VersionOf(VersionReference reference) =>
        reference.IsBase ? _store.Base.Version : _store.Find(reference).Version;

    private StoredVariantSet Find(string name)
    {
        if (name.Length == 0)
        {
            throw new ServiceException(ServiceError.Invalid("name", "must not be empty"));
        }
        return _store.State.Sets.FirstOrDefault(set => set.Name == name) ?? throw new ServiceException(Error(
            ErrorCode.NotFound, ErrorReasons.VariantSetNotFound, $"there is no variant set \"{name}\""));
    }

    private VersionReference Resolve(string name, string version)
    {
        if (name == BaseName)
        {
            return VersionReference.Base;
        }
        StoredVariantSet set = Find(name);
        VariantSetVersion? found = version.Length == 0
            ? set.Versions is [.., var newest] ? newest : null
            : set.Versions.LastOrDefault(v => v.Version == version);
        return found is not null
            ? new VersionReference(name, found.Number)
            : throw new ServiceException(Error(
                ErrorCode.NotFound, ErrorReasons.VariantSetNotFound,
                version.Length == 0
                    ? $"variant set \"{name}\" is empty: import something first"
                    : $"variant set \"{name}\" has no version {version}"));
    }

    private void Put(StoredVariantSet set)
    {
        VariantStoreState state = _store.State;
        _store.Save(state with
        {
            Sets =
            [
                .. state.Sets.Where(other => other.Name != set.Name).Append(set)
                    .OrderBy(other => other.Name, StringComparer.Ordinal),
            ],
        });
    }

    // What is served, what was before, and the newest ones.
    private IEnumerable<VariantSetVersion> Kept(StoredVariantSet set)
    {
        VariantStoreState state = _store.State;
        return set.Versions.Where((version, i) =>
        {
            var reference = new VersionReference(set.Name, version.Number);
            return i >= set.Versions.Count - MaxVersions || reference == state.Active || reference == state.Former;
        });
    }

    private VariantSetVersion Describe(VariantSet set, int number, int records) => new()
    {
        Number = number,
        Version = set.Version,
        Generation = set.TaggingGeneration,
        BaseVersion = _store.Base.Version,
        Checksum = string.Empty,
        CreateTime = _services.Options.Time.GetUtcNow(),
        Records = records,
        Entities = set.Entities.Count,
        Names = set.Variants.Count,
    };

    private void ThrowIfRunning()
    {
        if (_activation is { IsDone: false } running)
        {
            throw new ServiceException(Error(
                ErrorCode.FailedPrecondition, ErrorReasons.ActivationRunning,
                $"operation \"{running.Name}\" is under way: wait for it, or cancel it"));
        }
    }

    private LongOperation NewOperation(string set, string version, out ActivationProgress progress, long number = 0)
    {
        progress = new ActivationProgress(set, version, _services.Served.Version);
        if (number == 0)
        {
            VariantStoreState state = _store.State;
            number = state.Operations + 1;
            _store.Save(state with { Operations = number });
        }
        return Operations.Add(
            string.Create(CultureInfo.InvariantCulture, $"operations/{number}"), progress);
    }

    private void Run(LongOperation operation, Func<Task> work)
    {
        _activation = operation;
        Start(operation, work);
    }

    private void Start(LongOperation operation, Func<Task> work)
    {
        _threads.RemoveAll(ended => !ended.IsAlive);
        var thread = new Thread(() => Work(operation, work)) { IsBackground = true, Name = "search-" + operation.Name };
        _threads.Add(thread);
        thread.Start();
    }

    // Whatever ends an operation is told by the operation: nobody waits on this thread.
    private void Work(LongOperation operation, Func<Task> work)
    {
        try
        {
            work().GetAwaiter().GetResult();
        }
        catch (ServiceException e)
        {
            operation.Fail(e.Error);
        }
        catch (Exception e)
        {
            _services.Options.Events.OperationFailed(operation.Name, e);
            operation.Fail(new ServiceError
            {
                Code = ErrorCode.Unavailable,
                Reason = ErrorReasons.StorageFailed,
                Message = $"the operation failed: {e.Message}",
            });
        }
    }
}
