using Search.Store;

namespace Search.Codecs;

/// <summary>Writes what <see cref="Addresses"/> reads; complete when disposed.</summary>
internal sealed class AddressesWriter : IDisposable
{
    private readonly IndexOutput _meta;
    private readonly IndexOutput _data;
    private readonly long _start;
    private readonly MonotonicWriter _places;

    /// <summary>A writer of <paramref name="count"/> + 1 places.</summary>
    public AddressesWriter(IndexOutput meta, IndexOutput data, long count)
    {
        _meta = meta;
        _data = data;
        _start = data.FilePointer;
        meta.WriteInt64(_start);
        meta.WriteVInt(Lucene80DocValuesFormat.MonotonicShift);
        _places = new MonotonicWriter(meta, data, count + 1, Lucene80DocValuesFormat.MonotonicShift);
    }

    /// <summary>Appends a place.</summary>
    public void Add(long place) => _places.Add(place);

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Finish();
        _meta.WriteInt64(_data.FilePointer - _start);
    }
}
