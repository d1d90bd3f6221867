using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Search.Store;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// The variant sets of a data folder. <c>state.N</c> (16 hex digits) is what is known of them, the highest N counts;
/// <c>NAME.N.jsonl</c> are the records of a version on top of the base. Files are written whole, synced and renamed into
/// place; records before the state that names them, so there is a version or there is none. One caller at a time.
/// </summary>
internal sealed class VariantStore : IDisposable
{
    private const string StatePrefix = "state.";
    private const string RecordsSuffix = ".jsonl";
    private const string Fresh = ".new";

    private readonly Directory _directory;
    private readonly Dictionary<VersionReference, VariantSet> _loaded = [];
    private long _generation;

    /// <summary>Opens the store.</summary>
    /// <param name="directory">Its folder; disposed with the store.</param>
    /// <param name="baseSet">The data that the process was started with.</param>
    /// <exception cref="CorruptIndexException">The state cannot be read.</exception>
    public VariantStore(Directory directory, VariantSet baseSet)
    {
        _directory = directory;
        Base = baseSet;
        string[] files = directory.ListAll();
        _generation = files.Select(GenerationOf).DefaultIfEmpty().Max();
        State = _generation == 0 ? new VariantStoreState() : ReadState(StateName(_generation));
        Clean(files);
    }

    /// <summary>The data that the process was started with.</summary>
    public VariantSet Base { get; }

    /// <summary>What is known.</summary>
    public VariantStoreState State { get; private set; }

    /// <summary>Makes a state durable, and the one that counts.</summary>
    public void Save(VariantStoreState state)
    {
        string last = StateName(_generation);
        _generation++;
        Write(StateName(_generation), state.ToJson());
        State = state;
        if (_generation > 1)
        {
            _directory.DeleteFile(last);
        }
        Clean(_directory.ListAll());
    }

    /// <summary>Makes the records of a version durable; no state names them yet.</summary>
    /// <returns>Their checksum.</returns>
    public string WriteRecords(VersionReference reference, IReadOnlyList<string> records)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(records.Select(record => record + "\n")));
        string name = RecordsName(reference);
        if (_directory.ListAll().Contains(name))
        {
            // Of an import that no state names.
            _directory.DeleteFile(name);
        }
        Write(name, bytes);
        return Checksum(bytes);
    }

    /// <summary>The records of a version, checked against its checksum.</summary>
    /// <exception cref="CorruptIndexException">They are not what was written.</exception>
    public IReadOnlyList<string> ReadRecords(VersionReference reference)
    {
        string name = RecordsName(reference);
        using IndexInput input = _directory.OpenInput(name);
        byte[] bytes = input.Span(0, checked((int)input.Length)).ToArray();
        string expected = Find(reference).Checksum;
        string found = Checksum(bytes);
        return found == expected
            ? Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new CorruptIndexException(name, 0, $"records of checksum {expected}", found);
    }

    /// <summary>Keeps a set that was just made.</summary>
    public void Remember(VersionReference reference, VariantSet set) => _loaded[reference] = set;

    /// <summary>The set of a version.</summary>
    /// <exception cref="ServiceException">Its records do not fit the base.</exception>
    public VariantSet Load(VersionReference reference)
    {
        if (reference.IsBase)
        {
            return Base;
        }
        if (_loaded.TryGetValue(reference, out VariantSet? loaded))
        {
            return loaded;
        }
        VariantSetBuilder builder = Base.ToBuilder(reference.Set);
        int line = 0;
        foreach (string record in ReadRecords(reference))
        {
            builder.AddLine(RecordsName(reference), ++line, record);
        }
        VariantSet set = builder.TryBuild() ?? throw new ServiceException(new ServiceError
        {
            Code = ErrorCode.FailedPrecondition,
            Reason = ErrorReasons.VariantDataInvalid,
            Message = $"variant set \"{reference.Set}\" does not fit the data of this version: "
                + string.Join("; ", builder.Problems.Where(p => p.IsError).Take(5)),
        });
        _loaded.Add(reference, set);
        return set;
    }

    /// <summary>The set that documents of a generation were tagged with; null when it is not kept.</summary>
    public VariantSet? Find(long generation)
    {
        if (Base.TaggingGeneration == generation)
        {
            return Base;
        }
        foreach (StoredVariantSet set in State.Sets)
        {
            foreach (VariantSetVersion version in set.Versions)
            {
                if (version.Generation == generation && version.BaseVersion == Base.Version)
                {
                    return Load(new VersionReference(set.Name, version.Number));
                }
            }
        }
        return null;
    }

    /// <summary>Notes what a version is on this base: on another base the same records are another version.</summary>
    public void Refresh(VersionReference reference, VariantSet set)
    {
        if (reference.IsBase || Find(reference).BaseVersion == Base.Version)
        {
            return;
        }
        VariantSetVersion fresh = Find(reference) with
        {
            Version = set.Version,
            Generation = set.TaggingGeneration,
            BaseVersion = Base.Version,
            Entities = set.Entities.Count,
            Names = set.Variants.Count,
        };
        Save(State with
        {
            Sets =
            [
                .. State.Sets.Select(s => s.Name != reference.Set ? s : s with
                {
                    Versions = [.. s.Versions.Select(v => v.Number == reference.Number ? fresh : v)],
                }),
            ],
        });
    }

    /// <summary>What is known of a version.</summary>
    public VariantSetVersion Find(VersionReference reference) => State.Sets
        .First(set => set.Name == reference.Set).Versions
        .First(version => version.Number == reference.Number);

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private static string StateName(long generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{StatePrefix}{generation:x16}");

    private static string RecordsName(VersionReference reference) =>
        string.Create(CultureInfo.InvariantCulture, $"{reference.Set}.{reference.Number}{RecordsSuffix}");

    private static long GenerationOf(string file) =>
        file.StartsWith(StatePrefix, StringComparison.Ordinal)
            && long.TryParse(
                file.AsSpan(StatePrefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out long generation)
            ? generation
            : 0;

    private static string Checksum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private VariantStoreState ReadState(string file)
    {
        using IndexInput input = _directory.OpenInput(file);
        try
        {
            return VariantStoreState.FromJson(input.Span(0, checked((int)input.Length)).ToArray());
        }
        catch (FormatException e)
        {
            throw new CorruptIndexException(file, 0, "the state of variant sets", e.Message, e);
        }
    }

    private void Write(string name, byte[] bytes)
    {
        string fresh = name + Fresh;
        if (_directory.ListAll().Contains(fresh))
        {
            _directory.DeleteFile(fresh);
        }
        using (IndexOutput output = _directory.CreateOutput(fresh))
        {
            output.WriteBytes(bytes);
        }
        _directory.Sync([fresh]);
        _directory.Rename(fresh, name);
        _directory.SyncMetaData();
    }

    // What no state names: unfinished files, older states, records of versions that are gone.
    private void Clean(string[] files)
    {
        var kept = State.Sets
            .SelectMany(set => set.Versions.Select(v => RecordsName(new VersionReference(set.Name, v.Number))))
            .ToHashSet(StringComparer.Ordinal);
        foreach (string file in files)
        {
            bool isOldState = GenerationOf(file) is > 0 and var generation && generation != _generation;
            bool isOrphan = file.EndsWith(RecordsSuffix, StringComparison.Ordinal) && !kept.Contains(file);
            if (isOldState || isOrphan || file.EndsWith(Fresh, StringComparison.Ordinal))
            {
                _directory.DeleteFile(file);
            }
        }
    }
}
