using System.Buffers.Binary;
using System.Text;

namespace Search.Store;

/// <summary>
/// Random access to one closed file, whole in (virtual) memory: spans into it are free. A sequential cursor serves
/// metadata; hot code takes a span or a <see cref="ByteCursor"/>.
/// </summary>
/// <remarks>
/// Spans stay valid until the input they came from (or, for slices and clones, the root input) is disposed: whoever
/// hands out postings or values keeps the root open.
/// The sequential cursor belongs to one thread; take a <see cref="Clone"/> for another. Disposing a clone or slice does nothing.
/// </remarks>
public abstract class IndexInput : IDisposable
{
    private long _position;

    /// <summary>Creates an input for the named resource.</summary>
    protected IndexInput(string resource) => Resource = resource;

    /// <summary>File name (for slices: with the slice's name), for error messages.</summary>
    public string Resource { get; }

    /// <summary>Length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Offset of the sequential cursor.</summary>
    public long Position
    {
        get => _position;
        set => _position = value >= 0 && value <= Length
            ? value
            : throw new CorruptIndexException(Resource, value, $"an offset in 0..{Length}", "an offset outside the file");
    }

    /// <summary>The bytes at [offset, offset + length), without copying.</summary>
    /// <exception cref="CorruptIndexException">The range is outside the file.</exception>
    public ReadOnlySpan<byte> Span(long offset, int length)
    {
        if (length < 0 || offset < 0 || offset > Length - length)
        {
            throw new CorruptIndexException(
                Resource, offset, $"{length} bytes", $"a file of {Length} bytes");
        }
        return SpanCore(offset, length);
    }

    /// <summary>A cursor from <paramref name="offset"/> to the end (or 2 GiB, whichever comes first).</summary>
    public ByteCursor Cursor(long offset)
    {
        long left = Length - offset;
        return new ByteCursor(Span(offset, (int)Math.Min(Math.Max(left, 0), int.MaxValue)), Resource, offset);
    }

    /// <summary>A view of a part, with its own cursor at 0.</summary>
    public IndexInput Slice(string name, long offset, long length)
    {
        if (length < 0 || offset < 0 || offset > Length - length)
        {
            throw new CorruptIndexException(
                Resource, offset, $"slice '{name}' of {length} bytes", $"a file of {Length} bytes");
        }
        return SliceCore(name, offset, length);
    }

    /// <summary>The same bytes with a cursor of its own at 0.</summary>
    public IndexInput Clone() => SliceCore(Resource, 0, Length);

    /// <summary>One byte.</summary>
    public byte ReadByte() => Take(1)[0];

    /// <summary>Fills <paramref name="destination"/>.</summary>
    public void ReadBytes(Span<byte> destination) => Take(destination.Length).CopyTo(destination);

    /// <summary>Big-endian 16 bits.</summary>
    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    /// <summary>Big-endian 32 bits.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    /// <summary>Big-endian 64 bits.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    /// <summary>Big-endian IEEE 754 single.</summary>
    public float ReadSingle() => BitConverter.Int32BitsToSingle(ReadInt32());

    /// <summary>Variable-length 32-bit integer.</summary>
    public int ReadVInt()
    {
        ByteCursor cursor = Ahead();
        int value = cursor.ReadVInt();
        _position += cursor.Position;
        return value;
    }

    /// <summary>Variable-length non-negative 64-bit integer.</summary>
    public long ReadVLong()
    {
        ByteCursor cursor = Ahead();
        long value = cursor.ReadVLong();
        _position += cursor.Position;
        return value;
    }

    /// <summary>Zig-zag 64-bit integer.</summary>
    public long ReadZLong()
    {
        ByteCursor cursor = Ahead();
        long value = cursor.ReadZLong();
        _position += cursor.Position;
        return value;
    }

    /// <summary>Length-prefixed UTF-8.</summary>
    public string ReadString()
    {
        int length = ReadVInt();
        return Encoding.UTF8.GetString(Take(length));
    }

    /// <summary>Count-prefixed strings, in the order they were written.</summary>
    public List<string> ReadSetOfStrings()
    {
        int count = ReadCount();
        var set = new List<string>(count);
        for (int i = 0; i < count; i++)
        {
            set.Add(ReadString());
        }
        return set;
    }

    /// <summary>Count-prefixed pairs of strings.</summary>
    public Dictionary<string, string> ReadMapOfStrings()
    {
        int count = ReadCount();
        var map = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string key = ReadString();
            map[key] = ReadString();
        }
        return map;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The bytes of a range that is known to lie inside the file.</summary>
    protected abstract ReadOnlySpan<byte> SpanCore(long offset, int length);

    /// <summary>A view of a range that is known to lie inside the file.</summary>
    protected abstract IndexInput SliceCore(string name, long offset, long length);

    /// <summary>Releases the memory; spans become invalid.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    // A count is never larger than the bytes that are left: one byte an entry is the least a format can use.
    private int ReadCount()
    {
        long at = _position;
        int count = ReadVInt();
        return count >= 0 && count <= Length - _position
            ? count
            : throw new CorruptIndexException(Resource, at, "a count that fits the file", $"{count}");
    }

    private ByteCursor Ahead()
    {
        int length = (int)Math.Min(10, Length - _position);
        return new ByteCursor(SpanCore(_position, length), Resource, _position);
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        ReadOnlySpan<byte> span = Span(_position, length);
        _position += length;
        return span;
    }
}
