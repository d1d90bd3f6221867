using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>
/// One block of the term dictionary, copied out of the file, with a cursor over its entries. Statistics and metadata of terms
/// are decoded only up to the entry that asks for them.
/// </summary>
internal sealed class BlockFrame
{
    private readonly FieldTerms _field;
    private readonly bool _hasFreqs;
    private readonly bool _hasPositions;
    private readonly bool _hasPay;
    private byte[] _data = [];
    private byte[] _suffixes = [];
    private bool _suffixesInData;
    private int _suffixLength;
    private int _lengthsAt;
    private int _lengthsEnd;
    private int _sameLength;
    private int _statsAt;
    private int _statsEnd;
    private int _metaAt;
    private int _metaEnd;
    private long _loaded = -1;
    private int _entryCount;
    private int _entry;
    private int _nextSuffixAt;
    private int _lengthsPosition;
    private int _termOrdinal;
    private int _decodedTerms;
    private int _statsPosition;
    private int _metaPosition;
    private int _singletonRun;
    private TermMetadata _metadata;

    /// <summary>A frame for blocks of one field.</summary>
    public BlockFrame(FieldTerms field)
    {
        _field = field;
        _hasFreqs = field.Info.HasFreqs;
        _hasPositions = field.Info.HasPositions;
        _hasPay = _hasPositions && (field.Info.HasOffsets || field.Info.HasPayloads);
    }

    /// <summary>Offset of the block in .tim.</summary>
    public long Start { get; private set; }

    /// <summary>Offset after the block: the next floor block, if there is one.</summary>
    public long End { get; private set; }

    /// <summary>Length of the prefix that the block's terms share.</summary>
    public int PrefixLength { get; private set; }

    /// <summary>True when no block of the same prefix follows.</summary>
    public bool IsLastInFloor { get; private set; }

    /// <summary>True when all entries are terms.</summary>
    public bool IsLeaf { get; private set; }

    /// <summary>True when the current entry is a term, false when it is a block.</summary>
    public bool IsTerm { get; private set; }

    /// <summary>Offset of the current entry's block.</summary>
    public long SubBlock { get; private set; }

    /// <summary>The current entry's bytes after the prefix.</summary>
    public ReadOnlySpan<byte> Suffix => _suffixes.AsSpan(SuffixAt, SuffixLength);

    /// <summary>True until <see cref="Load"/> has read the block that <see cref="Defer"/> named.</summary>
    public bool IsDeferred { get; private set; }

    private int SuffixAt { get; set; }

    private int SuffixLength { get; set; }

    /// <summary>Names a block that will be read when it is needed.</summary>
    public void Defer(long start, int prefixLength)
    {
        Start = start;
        PrefixLength = prefixLength;
        IsDeferred = true;
    }

    /// <summary>Reads the block at an offset, or rewinds when it is the one already read.</summary>
    public void Load(long start, int prefixLength)
    {
        Start = start;
        PrefixLength = prefixLength;
        if (start != _loaded)
        {
            _loaded = -1;
            Read(start);
            _loaded = start;
        }
        IsDeferred = false;
        _entry = _nextSuffixAt = _termOrdinal = _decodedTerms = _singletonRun = 0;
        _lengthsPosition = _lengthsAt;
        _statsPosition = _statsAt;
        _metaPosition = _metaAt;
        _metadata = default;
        _metadata.SingletonDoc = -1;
    }

    /// <summary>Steps to the next entry; false after the last.</summary>
    public bool Next()
    {
        if (_entry == _entryCount)
        {
            return false;
        }
        _entry++;
        int code = _sameLength;
        if (code < 0)
        {
            ByteCursor lengths = Cursor(_lengthsPosition, _lengthsEnd);
            code = lengths.ReadVInt();
            IsTerm = IsLeaf || (code & 1) == 0;
            if (!IsTerm)
            {
                SubBlock = Start - lengths.ReadVLong();
            }
            _lengthsPosition += lengths.Position;
        }
        else
        {
            IsTerm = true;
        }
        SuffixAt = _nextSuffixAt;
        SuffixLength = IsLeaf ? code : code >>> 1;
        if ((uint)SuffixLength > (uint)(_suffixLength - SuffixAt)
            || (IsTerm
                ? PrefixLength + SuffixLength > FieldTerms.MaxTermLength
                : SuffixLength == 0 || SubBlock >= Start))
        {
            throw Corrupt("an entry inside the block's suffixes", $"a suffix of {SuffixLength} bytes");
        }
        _nextSuffixAt = SuffixAt + SuffixLength;
        if (IsTerm)
        {
            _termOrdinal++;
        }
        return true;
    }

    /// <summary>
    /// Steps to the next term that an automaton accepts, or the next block that it may accept terms of; false after the last.
    /// </summary>
    /// <param name="automaton">The automaton.</param>
    /// <param name="state">Its state after the block's prefix.</param>
    /// <param name="reached">Its state after the entry.</param>
    public bool NextAlive(ByteAutomaton automaton, int state, out int reached)
    {
        if (IsLeaf)
        {
            return NextInLeaf(automaton, state, out reached);
        }
        while (Next())
        {
            reached = automaton.Run(state, Suffix);
            if (reached >= 0 && (!IsTerm || automaton.IsAccept(reached)))
            {
                return true;
            }
        }
        reached = ByteAutomaton.Dead;
        return false;
    }

    /// <summary>Finds the term with exactly that suffix and stands on it; false when there is none.</summary>
    public bool SeekTerm(ReadOnlySpan<byte> suffix)
    {
        if (_sameLength >= 0)
        {
            return SeekTermOfEqualLengths(suffix);
        }
        if (IsLeaf)
        {
            return SeekTermInLeaf(suffix);
        }
        while (Next())
        {
            int order = Suffix.SequenceCompareTo(suffix);
            if (order >= 0)
            {
                if (order == 0 && IsTerm)
                {
                    return true;
                }
                if (order > 0)
                {
                    return false;
                }
            }
        }
        return false;
    }

    /// <summary>Finds the block entry with exactly that suffix and stands on it; false when there is none.</summary>
    public bool SeekBlock(ReadOnlySpan<byte> suffix)
    {
        while (Next())
        {
            if (!IsTerm && Suffix.SequenceEqual(suffix))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Statistics and places of the current term.</summary>
    public void ReadMetadata(out TermMetadata metadata)
    {
        if (_decodedTerms < _termOrdinal)
        {
            ByteCursor stats = Cursor(_statsPosition, _statsEnd);
            ByteCursor meta = Cursor(_metaPosition, _metaEnd);
            while (_decodedTerms < _termOrdinal)
            {
                ReadStats(ref stats);
                ReadPlaces(ref meta);
                _decodedTerms++;
            }
            _statsPosition += stats.Position;
            _metaPosition += meta.Position;
        }
        _field.Check(_metadata, Start);
        metadata = _metadata;
    }

    // The hot path of a look-up: the first byte decides for nearly all entries.
    private bool SeekTermInLeaf(ReadOnlySpan<byte> suffix)
    {
        ReadOnlySpan<byte> lengths = _data.AsSpan(_lengthsAt, _lengthsEnd - _lengthsAt);
        ReadOnlySpan<byte> suffixes = _suffixes.AsSpan(0, _suffixLength);
        int first = suffix.IsEmpty ? -1 : suffix[0];
        int at = 0;
        int suffixAt = 0;
        for (int i = 0; i < _entryCount; i++)
        {
            int length = at < lengths.Length
                ? lengths[at++]
                : throw Corrupt($"the lengths of {_entryCount} suffixes", $"{lengths.Length} bytes");
            if (length >= 0x80)
            {
                ByteCursor cursor = Cursor(_lengthsAt + at - 1, _lengthsEnd);
                length = cursor.ReadVInt();
                at += cursor.Position - 1;
            }
            if ((uint)length > (uint)(suffixes.Length - suffixAt))
            {
                throw Corrupt("an entry inside the block's suffixes", $"a suffix of {length} bytes");
            }
            int label = length == 0 ? -1 : suffixes[suffixAt];
            if (label >= first)
            {
                int order = label > first ? 1 : suffixes.Slice(suffixAt, length).SequenceCompareTo(suffix);
                if (order > 0)
                {
                    return false;
                }
                if (order == 0)
                {
                    StandOn(i, suffixAt, length, _lengthsAt + at);
                    return true;
                }
            }
            suffixAt += length;
        }
        return false;
    }

    // The hot path of fuzzy terms: most entries end at their first byte.
    private bool NextInLeaf(ByteAutomaton automaton, int state, out int reached)
    {
        ReadOnlySpan<byte> lengths = _data.AsSpan(_lengthsAt, _lengthsEnd - _lengthsAt);
        ReadOnlySpan<byte> suffixes = _suffixes.AsSpan(0, _suffixLength);
        int at = _lengthsPosition - _lengthsAt;
        int suffixAt = _nextSuffixAt;
        bool all = automaton.AcceptsRest(state);
        for (int i = _entry; i < _entryCount; i++)
        {
            int length = _sameLength;
            if (length < 0)
            {
                length = at < lengths.Length
                    ? lengths[at++]
                    : throw Corrupt($"the lengths of {_entryCount} suffixes", $"{lengths.Length} bytes");
                if (length >= 0x80)
                {
                    ByteCursor cursor = Cursor(_lengthsAt + at - 1, _lengthsEnd);
                    length = cursor.ReadVInt();
                    at += cursor.Position - 1;
                }
            }
            if ((uint)length > (uint)(suffixes.Length - suffixAt) || PrefixLength + length > FieldTerms.MaxTermLength)
            {
                throw Corrupt("an entry inside the block's suffixes", $"a suffix of {length} bytes");
            }
            reached = all ? state : automaton.Run(state, suffixes.Slice(suffixAt, length));
            if (reached >= 0 && automaton.IsAccept(reached))
            {
                StandOn(i, suffixAt, length, _lengthsAt + at);
                return true;
            }
            suffixAt += length;
        }
        _entry = _entryCount;
        reached = ByteAutomaton.Dead;
        return false;
    }

    private void StandOn(int entry, int suffixAt, int length, int lengthsPosition)
    {
        SuffixAt = suffixAt;
        SuffixLength = length;
        _nextSuffixAt = suffixAt + length;
        _lengthsPosition = lengthsPosition;
        _entry = _termOrdinal = entry + 1;
        IsTerm = true;
    }

    private bool SeekTermOfEqualLengths(ReadOnlySpan<byte> suffix)
    {
        int length = _sameLength;
        int low = 0;
        int high = _entryCount - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = _suffixes.AsSpan(middle * length, length).SequenceCompareTo(suffix);
            if (order == 0)
            {
                StandOn(middle, middle * length, length, _lengthsPosition);
                return true;
            }
            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return false;
    }

    private void Read(long start)
    {
        ByteCursor cursor = _field.DictionaryCursor(start);
        int code = cursor.ReadVInt();
        long token = cursor.ReadVLong();
        _entryCount = code >>> 1;
        IsLastInFloor = (code & 1) != 0;
        IsLeaf = (token & 4) != 0;
        if (_entryCount == 0 || token >> 3 > int.MaxValue)
        {
            throw Corrupt("a block with entries and less than 2 GiB of suffixes", $"{_entryCount} entries");
        }
        _suffixLength = (int)(token >> 3);
        int used = ReadSuffixes(ref cursor, (int)(token & 3));
        int lengths = cursor.ReadVInt();
        _lengthsAt = used;
        _sameLength = -1;
        bool same = (lengths & 1) != 0;
        int lengthsLength = lengths >>> 1;
        byte sameByte = 0;
        if (same)
        {
            sameByte = cursor.ReadByte();
        }
        else
        {
            used = Append(cursor.ReadBytes(lengthsLength), used);
        }
        _lengthsEnd = used;
        used = Append(cursor.ReadBytes(cursor.ReadVInt()), _statsAt = used);
        _statsEnd = used;
        used = Append(cursor.ReadBytes(cursor.ReadVInt()), _metaAt = used);
        _metaEnd = used;
        // A term has at least a byte of metadata, a block at least a byte of suffix.
        if (_entryCount > (long)_suffixLength + (_metaEnd - _metaAt))
        {
            throw Corrupt("as many entries as the block has bytes for", $"{_entryCount}");
        }
        if (same)
        {
            ExpandLengths(lengthsLength, sameByte, used);
        }
        if (_suffixesInData)
        {
            _suffixes = _data;
        }
        End = start + cursor.Position;
    }

    // Equal lengths of a leaf stay a single number; in other blocks (rare) the bytes are written out.
    private void ExpandLengths(int count, byte value, int used)
    {
        if (value >= 0x80 || count > 12L * _entryCount || count < _entryCount)
        {
            throw Corrupt($"the lengths of {_entryCount} entries", $"{count} bytes of {value}");
        }
        if (IsLeaf)
        {
            _sameLength = value;
            if ((long)value * _entryCount > _suffixLength)
            {
                throw Corrupt($"suffixes of {value * (long)_entryCount} bytes", $"{_suffixLength}");
            }
            return;
        }
        EnsureLength(used + count, used);
        _data.AsSpan(used, count).Fill(value);
        _lengthsAt = used;
        _lengthsEnd = used + count;
    }

    private int ReadSuffixes(ref ByteCursor cursor, int compression)
    {
        if (_suffixesInData)
        {
            _suffixes = [];
        }
        _suffixesInData = false;
        switch (compression)
        {
            case SuffixCompression.None:
                int used = Append(cursor.ReadBytes(_suffixLength), 0);
                _suffixesInData = true;
                return used;
            case SuffixCompression.LowercaseAscii:
                SuffixCompression.ReadLowercaseAscii(ref cursor, _suffixLength, ref _suffixes);
                return 0;
            case SuffixCompression.Lz4:
                SuffixCompression.ReadLz4(ref cursor, _suffixLength, ref _suffixes);
                return 0;
            default:
                throw cursor.Corrupt("suffix compression 0..2", $"{compression}");
        }
    }

    private int Append(ReadOnlySpan<byte> bytes, int used)
    {
        EnsureLength(used + bytes.Length, used);
        bytes.CopyTo(_data.AsSpan(used));
        return used + bytes.Length;
    }

    private void EnsureLength(int length, int keep)
    {
        if (_data.Length < length)
        {
            byte[] grown = new byte[Math.Max(length, _data.Length * 2)];
            _data.AsSpan(0, keep).CopyTo(grown);
            _data = grown;
        }
    }

    // A run of terms that occur once is one number; it does not go beyond the block.
    private void ReadStats(ref ByteCursor stats)
    {
        if (_singletonRun > 0)
        {
            _singletonRun--;
            _metadata.DocFreq = 1;
            _metadata.TotalTermFreq = 1;
            return;
        }
        int code = stats.ReadVInt();
        if ((code & 1) != 0)
        {
            _singletonRun = code >>> 1;
            _metadata.DocFreq = 1;
            _metadata.TotalTermFreq = 1;
            return;
        }
        _metadata.DocFreq = code >>> 1;
        _metadata.TotalTermFreq = _metadata.DocFreq;
        if (_hasFreqs)
        {
            _metadata.TotalTermFreq += stats.ReadVLong();
        }
    }

    private void ReadPlaces(ref ByteCursor meta)
    {
        long code = meta.ReadVLong();
        if ((code & 1) != 0)
        {
            // A singleton after a singleton: only the difference of the two documents.
            long delta = (code >>> 2) ^ -((code >>> 1) & 1);
            _metadata.SingletonDoc = (int)Math.Clamp(_metadata.SingletonDoc + delta, int.MinValue, int.MaxValue);
            _metadata.DocFreq = _metadata.DocFreq == 1 ? 1 : -1;
        }
        else
        {
            _metadata.DocStart += code >>> 1;
            _metadata.SingletonDoc = _metadata.DocFreq == 1 ? meta.ReadVInt() : -1;
        }
        if (_hasPositions)
        {
            _metadata.PosStart += meta.ReadVLong();
            if (_hasPay)
            {
                _metadata.PayStart += meta.ReadVLong();
            }
        }
        _metadata.LastPosBlockOffset =
            _hasPositions && _metadata.TotalTermFreq > Packed.ForBlock.Size ? meta.ReadVLong() : -1;
        _metadata.SkipOffset = _metadata.DocFreq > Packed.ForBlock.Size ? meta.ReadVLong() : -1;
    }

    private ByteCursor Cursor(int at, int end) => new(_data.AsSpan(at, end - at), _field.DictionaryName, Start);

    private CorruptIndexException Corrupt(string expected, string found) =>
        new(_field.DictionaryName, Start, expected, found);
}
