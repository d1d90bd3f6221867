namespace Search.Codecs;

/// <summary>Points on the heap, in the order they were added.</summary>
public sealed class PointBuffer
{
    private int[] _docs = [];
    private byte[] _values = [];

    /// <summary>An empty buffer for points of a shape.</summary>
    public PointBuffer(PointShape shape)
    {
        if (!shape.IsValid)
        {
            throw new ArgumentException($"points cannot have the shape {shape}", nameof(shape));
        }
        Shape = shape;
    }

    /// <summary>Dimensions and width.</summary>
    public PointShape Shape { get; }

    /// <summary>Number of points.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long RamBytes => ((long)_docs.Length * sizeof(int)) + _values.Length;

    /// <summary>The documents, one a point.</summary>
    public ReadOnlySpan<int> Docs => _docs.AsSpan(0, Count);

    /// <summary>The packed values, one after another.</summary>
    public ReadOnlySpan<byte> Values => _values.AsSpan(0, Count * Shape.PackedLength);

    /// <summary>Appends a point.</summary>
    /// <exception cref="InvalidOperationException">The packed values would pass 2 GiB.</exception>
    public void Add(int doc, ReadOnlySpan<byte> value)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(value.Length, Shape.PackedLength);
        if (Count == _docs.Length)
        {
            Grow();
        }
        _docs[Count] = doc;
        value.CopyTo(_values.AsSpan(Count * Shape.PackedLength));
        Count++;
    }

    /// <summary>The packed value of a point.</summary>
    public ReadOnlySpan<byte> ValueAt(int index) =>
        _values.AsSpan(index * Shape.PackedLength, Shape.PackedLength);

    /// <summary>Forgets points from the end.</summary>
    public void Truncate(int count) => Count = Math.Min(count, Count);

    /// <summary>Gives every point's document the number that the map has for it.</summary>
    public void MapDocs(ReadOnlySpan<int> newNumbers)
    {
        foreach (ref int doc in _docs.AsSpan(0, Count))
        {
            doc = newNumbers[doc];
        }
    }

    private void Grow()
    {
        int most = Array.MaxLength / Shape.PackedLength;
        if (Count == most)
        {
            throw new InvalidOperationException($"more than {most} points of a field cannot be held at once");
        }
        int capacity = (int)Math.Min(most, Math.Max(16L, Count + (Count >> 1)));
        Array.Resize(ref _docs, capacity);
        Array.Resize(ref _values, capacity * Shape.PackedLength);
    }
}
