using Search.Store;

namespace Search.Codecs;

/// <summary>Writes what <see cref="TermsDictionary"/> reads, and the sparser index behind it.</summary>
internal sealed class TermsDictionaryWriter
{
    private const int LongLength = 15;
    private readonly IndexOutput _meta;
    private readonly IndexOutput _data;
    private byte[] _previous = new byte[64];
    private int _previousLength;

    public TermsDictionaryWriter(IndexOutput meta, IndexOutput data)
    {
        _meta = meta;
        _data = data;
    }

    /// <summary>A term of an ordinal.</summary>
    public delegate ReadOnlySpan<byte> Lookup(long ord);

    /// <summary>Writes the terms of the ordinals 0..count-1, which ascend.</summary>
    public void Write(long count, Lookup terms)
    {
        _meta.WriteVLong(count);
        _meta.WriteInt32(Lucene80DocValuesFormat.TermsBlockShift);
        _meta.WriteInt32(Lucene80DocValuesFormat.MonotonicShift);
        WriteTerms(count, terms);
        _meta.WriteInt32(Lucene80DocValuesFormat.TermsIndexShift);
        WriteIndex(count, terms);
    }

    private void WriteTerms(long count, Lookup terms)
    {
        long start = _data.FilePointer;
        var addresses = new List<long>();
        int maxLength = 0;
        for (long ord = 0; ord < count; ord++)
        {
            ReadOnlySpan<byte> term = terms(ord);
            bool first = (ord & (Lucene80DocValuesFormat.TermsBlockSize - 1)) == 0;
            if (first)
            {
                addresses.Add(_data.FilePointer - start);
                _data.WriteVInt(term.Length);
                _data.WriteBytes(term);
            }
            else
            {
                WriteSuffix(term);
            }
            maxLength = Math.Max(maxLength, term.Length);
            Remember(term);
        }
        long end = _data.FilePointer;
        WriteMonotonic(addresses);
        _meta.WriteInt32(maxLength);
        _meta.WriteInt64(start);
        _meta.WriteInt64(end - start);
        _meta.WriteInt64(end);
        _meta.WriteInt64(_data.FilePointer - end);
    }

    private void WriteSuffix(ReadOnlySpan<byte> term)
    {
        int prefix = term.CommonPrefixLength(_previous.AsSpan(0, _previousLength));
        int suffix = term.Length - prefix;
        if (suffix < 1)
        {
            throw new ArgumentException("the terms of a field must ascend");
        }
        _data.WriteByte((byte)(Math.Min(prefix, LongLength) | Math.Min(LongLength, suffix - 1) << 4));
        if (prefix >= LongLength)
        {
            _data.WriteVInt(prefix - LongLength);
        }
        if (suffix > LongLength)
        {
            _data.WriteVInt(suffix - LongLength - 1);
        }
        _data.WriteBytes(term[prefix..]);
    }

    // For every 1024th term the shortest prefix that is greater than the term before it.
    private void WriteIndex(long count, Lookup terms)
    {
        long start = _data.FilePointer;
        var offsets = new List<long>();
        for (long ord = 0; ord < count; ord += Lucene80DocValuesFormat.TermsIndexStep)
        {
            offsets.Add(_data.FilePointer - start);
            if (ord > 0)
            {
                Remember(terms(ord - 1));
                ReadOnlySpan<byte> term = terms(ord);
                int prefix = term.CommonPrefixLength(_previous.AsSpan(0, _previousLength));
                _data.WriteBytes(term[..Math.Min(prefix + 1, term.Length)]);
            }
        }
        long end = _data.FilePointer;
        offsets.Add(end - start);
        WriteMonotonic(offsets);
        _meta.WriteInt64(start);
        _meta.WriteInt64(end - start);
        _meta.WriteInt64(end);
        _meta.WriteInt64(_data.FilePointer - end);
    }

    private void WriteMonotonic(List<long> values)
    {
        var writer = new MonotonicWriter(_meta, _data, values.Count, Lucene80DocValuesFormat.MonotonicShift);
        foreach (long value in values)
        {
            writer.Add(value);
        }
        writer.Finish();
    }

    private void Remember(ReadOnlySpan<byte> term)
    {
        if (_previous.Length < term.Length)
        {
            _previous = new byte[Math.Max(term.Length, 2 * _previous.Length)];
        }
        term.CopyTo(_previous);
        _previousLength = term.Length;
    }
}
