using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Reads terms of a <see cref="TermsDictionary"/> by ordinal; going forward inside a block costs one step a term.
/// </summary>
internal sealed class TermsDictionaryCursor
{
    private const int LongLength = 15;
    private readonly TermsDictionary _dictionary;
    private readonly byte[] _term;
    private long _ord = -1;
    private int _length;
    private long _next;

    public TermsDictionaryCursor(TermsDictionary dictionary)
    {
        _dictionary = dictionary;
        _term = new byte[dictionary.MaxLength];
    }

    /// <summary>The bytes of an ordinal, valid until the next call.</summary>
    public ReadOnlySpan<byte> Lookup(long ord)
    {
        if ((ulong)ord >= (ulong)_dictionary.Count)
        {
            throw new CorruptIndexException(
                _dictionary.Terms.Resource, -1, $"an ordinal below {_dictionary.Count}", $"{ord}");
        }
        if (ord != _ord)
        {
            Seek(ord);
        }
        return _term.AsSpan(0, _length);
    }

    /// <summary>Ordinal of a term, or -(insertion point) - 1.</summary>
    public long Find(ReadOnlySpan<byte> term)
    {
        long low = 0;
        long high = _dictionary.Addresses.Count - 1;
        while (low <= high)
        {
            long mid = (low + high) >>> 1;
            int order = FirstTerm(mid).SequenceCompareTo(term);
            if (order == 0)
            {
                return mid << Lucene80DocValuesFormat.TermsBlockShift;
            }
            if (order < 0)
            {
                low = mid + 1;
            }
            else
            {
                high = mid - 1;
            }
        }
        if (high < 0)
        {
            return -1;
        }
        long ord = high << Lucene80DocValuesFormat.TermsBlockShift;
        long end = Math.Min(ord + Lucene80DocValuesFormat.TermsBlockSize, _dictionary.Count);
        for (ord++; ord < end; ord++)
        {
            int order = Lookup(ord).SequenceCompareTo(term);
            if (order >= 0)
            {
                return order == 0 ? ord : -ord - 1;
            }
        }
        return -end - 1;
    }

    private ReadOnlySpan<byte> FirstTerm(long block)
    {
        ByteCursor source = _dictionary.Terms.Cursor(_dictionary.Addresses[block]);
        return source.ReadBytes(source.ReadVInt());
    }

    private void Seek(long ord)
    {
        long block = ord >> Lucene80DocValuesFormat.TermsBlockShift;
        bool ahead = _ord >= 0 && ord > _ord && block == _ord >> Lucene80DocValuesFormat.TermsBlockShift;
        long start = ahead ? _next : _dictionary.Addresses[block];
        long at = ahead ? _ord : (block << Lucene80DocValuesFormat.TermsBlockShift) - 1;
        ByteCursor source = _dictionary.Terms.Cursor(start);
        _ord = -1;
        while (at < ord)
        {
            at++;
            ReadTerm(ref source, (at & (Lucene80DocValuesFormat.TermsBlockSize - 1)) == 0);
        }
        _ord = ord;
        _next = start + source.Position;
    }

    private void ReadTerm(ref ByteCursor source, bool first)
    {
        long at = source.Offset;
        int prefix = 0;
        int suffix;
        if (first)
        {
            suffix = source.ReadVInt();
        }
        else
        {
            int token = source.ReadByte();
            prefix = token & LongLength;
            suffix = 1 + (token >> 4);
            prefix += prefix == LongLength ? source.ReadVInt() : 0;
            suffix += suffix == LongLength + 1 ? source.ReadVInt() : 0;
        }
        if (prefix < 0 || suffix < 0 || prefix > _length || suffix > _term.Length - prefix)
        {
            throw new CorruptIndexException(
                source.Resource, at, $"a term of at most {_term.Length} bytes", $"{prefix} + {suffix} bytes");
        }
        source.ReadBytes(suffix).CopyTo(_term.AsSpan(prefix));
        _length = prefix + suffix;
    }
}
