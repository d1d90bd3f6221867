using System.IO;
using Search.Store;
using Directory = Search.Store.Directory;

namespace Search.Indexing;

/// <summary>Passes everything on and knows which files were created through it and are still there. For one thread.</summary>
internal sealed class TrackingDirectory(Directory inner) : Directory
{
    private readonly SortedSet<string> _created = new(StringComparer.Ordinal);

    /// <summary>Names of the files created and not deleted since.</summary>
    public IReadOnlyCollection<string> Created => _created;

    public override string[] ListAll() => inner.ListAll();

    public override long FileLength(string name) => inner.FileLength(name);

    public override void DeleteFile(string name)
    {
        inner.DeleteFile(name);
        _created.Remove(name);
    }

    public override IndexOutput CreateOutput(string name)
    {
        IndexOutput output = inner.CreateOutput(name);
        _created.Add(name);
        return output;
    }

    public override IndexInput OpenInput(string name) => inner.OpenInput(name);

    public override AppendOutput OpenAppend(string name) => inner.OpenAppend(name);

    public override void Sync(IReadOnlyCollection<string> names) => inner.Sync(names);

    public override void SyncMetaData() => inner.SyncMetaData();

    public override void Rename(string source, string destination) => inner.Rename(source, destination);

    public override Lock ObtainLock(string name) => inner.ObtainLock(name);

    /// <summary>Deletes what was created, as far as that works: the failure that led here is the one to report.</summary>
    public void DeleteCreated()
    {
        foreach (string name in _created)
        {
            try
            {
                inner.DeleteFile(name);
            }
            catch (IOException)
            {
                // The file stays behind unreferenced; the next writer removes it.
                continue;
            }
        }
        _created.Clear();
    }
}
