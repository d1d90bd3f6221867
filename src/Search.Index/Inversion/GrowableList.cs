namespace Search.Indexing;

/// <summary>A list of values whose backing array is open to spans.</summary>
internal sealed class GrowableList<T>(int itemBytes)
    where T : unmanaged
{
    private T[] _items = [];

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long RamBytes => (long)_items.Length * itemBytes;

    /// <summary>The values.</summary>
    public ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    /// <summary>One value.</summary>
    public T this[int index] => _items[index];

    /// <summary>Appends a value.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(16, Count + (Count >> 1)));
        }
        _items[Count++] = item;
    }

    /// <summary>Replaces a value.</summary>
    public void Set(int index, T item) => _items[index] = item;

    /// <summary>Forgets values from the end.</summary>
    public void Truncate(int count) => Count = count;
}
