namespace Search.Codecs;

/// <summary>
/// Documents that are being copied in order from the start of a chunk: when all of the chunk has come, its compressed
/// bytes can be copied as they are; when the order breaks, the documents so far are copied one by one.
/// </summary>
internal sealed class ChunkRun<T>(T copier, long chunk, int start, int end)
    where T : class
{
    /// <summary>Where the documents come from.</summary>
    public T Copier => copier;

    /// <summary>The chunk.</summary>
    public long Chunk => chunk;

    /// <summary>First document of the chunk.</summary>
    public int Start => start;

    /// <summary>Document after those that have come.</summary>
    public int Next { get; private set; } = start + 1;

    /// <summary>Number of documents of the chunk.</summary>
    public int Count => end - start;

    /// <summary>True when all documents of the chunk have come.</summary>
    public bool IsComplete => Next == end;

    /// <summary>Takes the next document of the chunk; false when this is not it.</summary>
    public bool TryTake(T from, int doc)
    {
        bool taken = ReferenceEquals(from, copier) && doc == Next && !IsComplete;
        Next += taken ? 1 : 0;
        return taken;
    }
}
