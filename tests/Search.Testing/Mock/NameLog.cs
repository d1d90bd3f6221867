namespace Search.Testing.Mock;

/// <summary>
/// The names of a directory: as the process sees them, as they were when last made durable, and the changes in between.
/// Callers hold the directory's lock.
/// </summary>
internal sealed class NameLog
{
    private readonly List<(MockOperation Operation, string Name, string Target, MockFile File)> _changes = [];
    private SortedDictionary<string, MockFile> _durable = new(StringComparer.Ordinal);

    public SortedDictionary<string, MockFile> Current { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>Changes that are not durable yet.</summary>
    public int Pending => _changes.Count;

    public void Create(string name, MockFile file)
    {
        Current.Add(name, file);
        _changes.Add((MockOperation.Create, name, name, file));
    }

    public void Delete(string name)
    {
        MockFile file = Current[name];
        Current.Remove(name);
        _changes.Add((MockOperation.Delete, name, name, file));
    }

    public void Rename(string source, string target)
    {
        MockFile file = Current[source];
        Current.Remove(source);
        Current.Add(target, file);
        _changes.Add((MockOperation.Rename, source, target, file));
    }

    public void Sync()
    {
        _durable = new SortedDictionary<string, MockFile>(Current, StringComparer.Ordinal);
        _changes.Clear();
    }

    /// <summary>
    /// The names after a crash: of the changes that were not durable each is kept or undone on its own (a disk does not promise
    /// their order), except that a change which builds on an undone one to the same name is undone too.
    /// </summary>
    public SortedDictionary<string, MockFile> Crashed(Random random)
    {
        var names = new SortedDictionary<string, MockFile>(_durable, StringComparer.Ordinal);
        var undone = new HashSet<string>(StringComparer.Ordinal);
        int style = random.Next(4);
        foreach ((MockOperation operation, string name, string target, MockFile file) in _changes)
        {
            bool keep = style switch { 0 => true, 1 => false, _ => random.Next(2) == 0 };
            if (!keep || undone.Contains(name) || undone.Contains(target))
            {
                undone.Add(name);
                undone.Add(target);
                continue;
            }
            if (operation != MockOperation.Create)
            {
                names.Remove(name);
            }
            if (operation != MockOperation.Delete)
            {
                names[target] = file;
            }
        }
        return names;
    }

    public void Reset(SortedDictionary<string, MockFile> names)
    {
        Current = names;
        Sync();
    }
}
