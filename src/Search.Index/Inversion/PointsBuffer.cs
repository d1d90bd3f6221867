using Search.Codecs;

namespace Search.Indexing;

/// <summary>The points of one field in an in-memory segment.</summary>
internal sealed class PointsBuffer(FieldInfo field, PointShape shape)
{
    private readonly PointBuffer _points = new(shape);

    /// <summary>Bytes held, with those of the places that sorting needs.</summary>
    public long RamBytes => _points.RamBytes + (2L * sizeof(int) * _points.Count);

    /// <summary>Adds the point of a value.</summary>
    public void Add(int doc, IndexableField value)
    {
        if (value.PointValue is ReadOnlyMemory<byte> packed)
        {
            if (packed.Length != shape.PackedLength)
            {
                throw new ArgumentException(
                    $"field {field.Name} has points of {shape.PackedLength} bytes, the value has {packed.Length}");
            }
            _points.Add(doc, packed.Span);
            return;
        }
        if (value.Int64Value is not long number || shape.PackedLength != sizeof(long))
        {
            throw new ArgumentException($"field {field.Name} has points of {shape} and a value that is none");
        }
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        PointEncoding.Write(number, bytes);
        _points.Add(doc, bytes);
    }

    /// <summary>Forgets the points of the current document.</summary>
    public void DropDocument(int doc)
    {
        int count = _points.Count;
        while (count > 0 && _points.Docs[count - 1] == doc)
        {
            count--;
        }
        _points.Truncate(count);
    }

    /// <summary>Writes the field.</summary>
    /// <param name="consumer">Where to.</param>
    /// <param name="newNumbers">New numbers of the documents when they are sorted; empty to keep theirs. Applied once.</param>
    public void Flush(PointsConsumer consumer, ReadOnlySpan<int> newNumbers = default)
    {
        if (newNumbers.Length > 0)
        {
            _points.MapDocs(newNumbers);
        }
        consumer.AddField(field, _points);
    }
}
