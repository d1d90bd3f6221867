namespace Search.Indexing;

/// <summary>What an <see cref="IndexWriter"/> does with what the directory holds.</summary>
public enum OpenMode
{
    /// <summary>Opens the index, or creates it when there is none.</summary>
    CreateOrAppend,

    /// <summary>Opens the index; there must be one.</summary>
    Append,

    /// <summary>Begins an empty index; one that is there is replaced at the first commit.</summary>
    Create,
}
