using Search.Store;

namespace Search.Service;

/// <summary>
/// The definitions of a data folder's indexes. <c>NAME.json</c> is an index; <c>NAME.gone</c> one whose deletion has
/// begun and is
/// finished on the next opening; <c>NAME.new</c> one whose creation did not end. A definition is written whole,
/// synced, and then
/// renamed into place, so that there is an index or there is none.
/// </summary>
internal sealed class Catalog(Directory directory)
{
    private const string Live = ".json";
    private const string Gone = ".gone";
    private const string Fresh = ".new";

    /// <summary>The definitions, by name.</summary>
    /// <exception cref="CorruptIndexException">A definition cannot be read.</exception>
    public IReadOnlyList<IndexDefinition> ReadAll()
    {
        var definitions = new List<IndexDefinition>();
        foreach (string file in directory.ListAll().Where(f => f.EndsWith(Live, StringComparison.Ordinal)))
        {
            definitions.Add(Read(file));
        }
        return definitions;
    }

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
    public void Add(IndexDefinition definition)
    {
        string fresh = definition.Name + Fresh;
        if (directory.ListAll().Contains(fresh))
        {
            // Of a creation that failed.
            directory.DeleteFile(fresh);
        }
        using (IndexOutput output = directory.CreateOutput(fresh))
        {
            output.WriteBytes(definition.ToJson());
        }
        directory.Sync([fresh]);
        directory.Rename(fresh, definition.Name + Live);
        directory.SyncMetaData();
    }

    /// <summary>Whether there is an index of the name, or one whose deletion is not finished.</summary>
    public bool Holds(string name) => directory.ListAll().Any(f => f == name + Live || f == name + Gone);

    /// <summary>
    /// Makes it durable that an index is to be deleted: the point of no return. One whose deletion began already is left so.
    /// </summary>
    public void BeginDelete(string name)
    {
        if (directory.ListAll().Contains(name + Live))
        {
            directory.Rename(name + Live, name + Gone);
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

    private IndexDefinition Read(string file)
    {
        using IndexInput input = directory.OpenInput(file);
        try
        {
            IndexDefinition definition = IndexDefinition.FromJson(input.Span(0, checked((int)input.Length)).ToArray());
            return definition.Name + Live == file
                ? definition
                : throw new FormatException($"it defines \"{definition.Name}\"");
        }
        catch (FormatException e)
        {
            throw new CorruptIndexException(file, 0, "the definition of an index", e.Message, e);
        }
    }
}
