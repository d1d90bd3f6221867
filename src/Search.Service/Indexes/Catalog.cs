using Search.Store;

namespace Search.Service;

/// <summary>
/// The definitions of a data folder's indexes. <c>NAME.json</c> is an index; <c>NAME.gone</c> one whose deletion has
/// begun and is finished on the next opening; <c>NAME.swap</c> one that is replaced by another, which is finished on
/// the next opening too; <c>NAME.new</c> what was not wholly written. A definition is written whole, synced, and then
/// renamed into place, so that there is an index or there is none.
/// </summary>
internal sealed class Catalog(Directory directory)
{
    private const string Live = ".json";
    private const string Gone = ".gone";
    private const string Swap = ".swap";
    private const string Fresh = ".new";

    /// <summary>Names of the indexes there are.</summary>
    public IReadOnlyList<string> Names() => Names(Live);

    /// <summary>The definition of an index.</summary>
    /// <exception cref="CorruptIndexException">It cannot be read.</exception>
    public IndexDefinition Read(string name) => ReadFile(name, Live);

    /// <summary>Names of indexes whose deletion is not finished.</summary>
    public IReadOnlyList<string> Deleted() => Names(Gone);

    /// <summary>Removes what unfinished creations left.</summary>
    public void RemoveUnfinished()
    {
        foreach (string name in Names(Fresh))
        {
            directory.DeleteFile(name + Fresh);
        }
    }

    /// <summary>Makes a definition durable.</summary>
    public void Add(IndexDefinition definition) => Write(definition, Live);

    /// <summary>Names of indexes whose replacement is not finished.</summary>
    public IReadOnlyList<string> Replaced() => Names(Swap);

    /// <summary>The definition of the index that takes the place of one of <see cref="Replaced"/>.</summary>
    /// <exception cref="CorruptIndexException">It cannot be read.</exception>
    public IndexDefinition ReadReplacement(string name) => ReadFile(name, Swap);

    /// <summary>Makes it durable that an index is replaced: the point of no return.</summary>
    /// <param name="definition">The index as it will be: its name, and the name it was built under.</param>
    public void BeginReplace(IndexDefinition definition) => Write(definition, Swap);

    /// <summary>Takes back a replacement that could not begin.</summary>
    public void CancelReplace(string name)
    {
        DeleteIfThere(name + Swap);
        directory.SyncMetaData();
    }

    /// <summary>Gives the name to the new definition, once the files are in place.</summary>
    public void EndReplace(IndexDefinition definition)
    {
        DeleteIfThere(definition.BuiltAs + Live);
        DeleteIfThere(definition.Name + Live);
        directory.SyncMetaData();
        directory.Rename(definition.Name + Swap, definition.Name + Live);
        directory.SyncMetaData();
    }

    /// <summary>Whether there is an index of the name, or one whose deletion is not finished.</summary>
    public bool Holds(string name) =>
        directory.ListAll().Any(f => f == name + Live || f == name + Gone || f == name + Swap);

    /// <summary>
    /// Makes it durable that an index is to be deleted: the point of no return. One whose deletion began already is left so.
    /// </summary>
    public void BeginDelete(string name)
    {
        foreach (string suffix in new[] { Live, Swap })
        {
            if (directory.ListAll().Contains(name + suffix))
            {
                DeleteIfThere(name + Gone);
                directory.Rename(name + suffix, name + Gone);
            }
        }
        directory.SyncMetaData();
    }

    /// <summary>Forgets an index whose files are gone.</summary>
    public void EndDelete(string name)
    {
        directory.DeleteFile(name + Gone);
        directory.SyncMetaData();
    }

    private IReadOnlyList<string> Names(string suffix) =>
    [
        .. directory.ListAll()
            .Where(f => f.EndsWith(suffix, StringComparison.Ordinal))
            .Select(f => f[..^suffix.Length]),
    ];

    private void DeleteIfThere(string file)
    {
        if (directory.ListAll().Contains(file))
        {
            directory.DeleteFile(file);
        }
    }

    private void Write(IndexDefinition definition, string suffix)
    {
        string fresh = definition.Name + Fresh;
        // There may be one of a creation that failed.
        DeleteIfThere(fresh);
        using (IndexOutput output = directory.CreateOutput(fresh))
        {
            output.WriteBytes(definition.ToJson());
        }
        directory.Sync([fresh]);
        directory.Rename(fresh, definition.Name + suffix);
        directory.SyncMetaData();
    }

    private IndexDefinition ReadFile(string name, string suffix)
    {
        string file = name + suffix;
        using IndexInput input = directory.OpenInput(file);
        try
        {
            IndexDefinition definition = IndexDefinition.FromJson(input.Span(0, checked((int)input.Length)).ToArray());
            return definition.Name == name
                ? definition
                : throw new FormatException($"it defines \"{definition.Name}\"");
        }
        catch (FormatException e)
        {
            throw new CorruptIndexException(file, 0, "the definition of an index", e.Message, e);
        }
    }
}
