using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Decodes a chunk of term vectors. Every count is held against the bytes that are left before memory is taken for it, so a chunk
/// takes memory in proportion to its bytes whatever they say.
/// </summary>
internal ref struct VectorChunkParser
{
    private const int FieldBits = 5;
    private const int FlagBits = 3;
    private const int ManyFields = 7;
    private readonly FieldInfos _fields;
    private ByteCursor _source;
    private FieldInfo[] _distinct;
    private int[] _fieldIndexes;
    private int[] _flags;
    private int[] _termCounts;
    private int[] _prefixes;
    private int[] _suffixes;
    private int[] _freqs;
    private float[] _charsPerTerm;
    private long _positionCount;
    private long _offsetCount;
    private long _payloadCount;

    private VectorChunkParser(ByteCursor source, FieldInfos fields)
    {
        _source = source;
        _fields = fields;
        _distinct = [];
        _charsPerTerm = [];
        _fieldIndexes = _flags = _termCounts = _prefixes = _suffixes = _freqs = [];
    }

    /// <summary>Decodes the chunk of the documents [firstDoc, endDoc); <paramref name="source"/> holds it and nothing else.</summary>
    public static VectorChunk Parse(ByteCursor source, long firstDoc, long endDoc, FieldInfos fields) =>
        new VectorChunkParser(source, fields).Parse(firstDoc, endDoc);

    private VectorChunk Parse(long firstDoc, long endDoc)
    {
        long start = _source.Offset;
        int first = _source.ReadVInt();
        int count = _source.ReadVInt();
        if (first != firstDoc || count < 1 || first + (long)count != endDoc)
        {
            throw new CorruptIndexException(
                _source.Resource, start, $"a chunk of documents {firstDoc}..{endDoc}", $"{count} documents from {first}");
        }
        int[] fieldEnds = ReadFieldEnds(count);
        if (fieldEnds[^1] == 0)
        {
            RequireEnd();
            return new VectorChunk(_source.Resource, start, first, fieldEnds);
        }
        ReadFields(fieldEnds[^1]);
        ReadFlags();
        ReadTerms();
        int[] positions = BlockPacked.Room(_source, _positionCount);
        BlockPacked.Read(ref _source, positions);
        int[] starts = [];
        int[] lengths = [];
        if (HasOffsets())
        {
            ReadCharsPerTerm();
            starts = BlockPacked.Room(_source, _offsetCount);
            BlockPacked.Read(ref _source, starts);
            lengths = BlockPacked.Room(_source, _offsetCount);
            BlockPacked.Read(ref _source, lengths);
        }
        int[] payloads = BlockPacked.Room(_source, _payloadCount);
        BlockPacked.ReadCounts(ref _source, payloads);
        VectorPlace[] places = Places(fieldEnds, payloads, out long total);
        return new VectorChunk(_source.Resource, start, first, fieldEnds)
        {
            Places = places,
            PrefixLengths = _prefixes,
            SuffixLengths = _suffixes,
            Freqs = _freqs,
            PositionDeltas = positions,
            CharsPerTerm = _charsPerTerm,
            StartResiduals = starts,
            LengthResiduals = lengths,
            PayloadLengths = payloads,
            Bytes = ReadBytes(total),
        };
    }

    private int[] ReadFieldEnds(int count)
    {
        long at = _source.Offset;
        int[] ends = BlockPacked.Room(_source, count);
        long sum;
        if (count == 1)
        {
            ends[0] = _source.ReadVInt();
            sum = ends[0];
        }
        else
        {
            sum = BlockPacked.ReadCounts(ref _source, ends);
        }

        // An entry takes a bit at least.
        if (sum < 0 || sum > (long)_source.Remaining * 8)
        {
            throw new CorruptIndexException(
                _source.Resource, at, $"entries that {_source.Remaining} bytes can hold", $"{sum}");
        }
        for (int i = 1; i < ends.Length; i++)
        {
            ends[i] += ends[i - 1];
        }
        return ends;
    }

    private void ReadFields(int entries)
    {
        long at = _source.Offset;
        int token = _source.ReadByte();
        int bits = token & ((1 << FieldBits) - 1);
        long distinct = (token >> FieldBits) + 1L;
        if (distinct > ManyFields)
        {
            distinct += _source.ReadVInt();
        }
        int[] numbers = PackedBits.Room(_source, Math.Max(distinct, 0), bits);
        PackedBits.Read(ref _source, numbers, bits);
        _distinct = new FieldInfo[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            _distinct[i] = _fields.ByNumber(numbers[i])
                ?? throw new CorruptIndexException(_source.Resource, at, "a field of the segment", $"number {numbers[i]}");
        }
        int indexBits = PackedBits.WidthOf(numbers.Length - 1);
        _fieldIndexes = PackedBits.Room(_source, entries, indexBits);
        PackedBits.Read(ref _source, _fieldIndexes, indexBits);
        foreach (int index in _fieldIndexes)
        {
            if (index >= numbers.Length)
            {
                throw new CorruptIndexException(_source.Resource, at, $"one of {numbers.Length} fields", $"{index}");
            }
        }
    }

    private void ReadFlags()
    {
        int kind = _source.ReadVInt();
        if (kind is not (0 or 1))
        {
            throw _source.Corrupt("flags of kind 0 or 1", $"{kind}");
        }
        int[] flags = PackedBits.Room(_source, kind == 0 ? _distinct.Length : _fieldIndexes.Length, FlagBits);
        PackedBits.Read(ref _source, flags, FlagBits);
        if (kind == 1)
        {
            _flags = flags;
            return;
        }
        _flags = new int[_fieldIndexes.Length];
        for (int i = 0; i < _flags.Length; i++)
        {
            _flags[i] = flags[_fieldIndexes[i]];
        }
    }

    private void ReadTerms()
    {
        int bits = _source.ReadVInt();
        _termCounts = PackedBits.Room(_source, _fieldIndexes.Length, bits);
        PackedBits.Read(ref _source, _termCounts, bits);
        long terms = 0;
        foreach (int count in _termCounts)
        {
            terms += count;
        }
        _prefixes = BlockPacked.Room(_source, terms);
        BlockPacked.ReadCounts(ref _source, _prefixes);
        _suffixes = BlockPacked.Room(_source, terms);
        BlockPacked.ReadCounts(ref _source, _suffixes);
        _freqs = BlockPacked.Room(_source, terms);
        BlockPacked.ReadCounts(ref _source, _freqs);
        int term = 0;
        for (int i = 0; i < _termCounts.Length; i++)
        {
            long sum = 0;
            for (int end = term + _termCounts[i]; term < end; term++)
            {
                int freq = _freqs[term] = _freqs[term] == int.MaxValue ? int.MaxValue : _freqs[term] + 1;
                sum += freq;
            }
            _positionCount += Has(i, TermVectorParts.Positions) ? sum : 0;
            _offsetCount += Has(i, TermVectorParts.Offsets) ? sum : 0;
            _payloadCount += Has(i, TermVectorParts.Payloads) ? sum : 0;
        }
    }

    private readonly bool Has(int entry, TermVectorParts part) => (_flags[entry] & (int)part) != 0;

    private readonly bool HasOffsets()
    {
        foreach (int flags in _flags)
        {
            if ((flags & (int)TermVectorParts.Offsets) != 0)
            {
                return true;
            }
        }
        return false;
    }

    private void ReadCharsPerTerm()
    {
        _charsPerTerm = new float[_distinct.Length];
        for (int i = 0; i < _charsPerTerm.Length; i++)
        {
            _charsPerTerm[i] = BitConverter.Int32BitsToSingle(_source.ReadInt32());
        }
    }

    // Where each vector begins in the columns. A document's payloads lie behind all of its suffixes.
    private readonly VectorPlace[] Places(int[] fieldEnds, int[] payloads, out long total)
    {
        var places = new VectorPlace[_fieldIndexes.Length];
        int entry = 0;
        int term = 0;
        int position = 0;
        int offset = 0;
        int payload = 0;
        long bytes = 0;
        foreach (int end in fieldEnds)
        {
            int firstEntry = entry;
            int firstTerm = term;
            for (; entry < end; entry++)
            {
                places[entry] = new VectorPlace
                {
                    Field = _distinct[_fieldIndexes[entry]],
                    FieldIndex = _fieldIndexes[entry],
                    Parts = (TermVectorParts)_flags[entry],
                    TermCount = _termCounts[entry],
                    Term = term,
                    Position = position,
                    Offset = offset,
                    Payload = payload,
                    SuffixBytes = (int)Math.Min(bytes, int.MaxValue),
                    PayloadBytes = 0,
                };
                int occurrences = 0;
                for (int last = term + _termCounts[entry]; term < last; term++)
                {
                    bytes += _suffixes[term];
                    occurrences = unchecked(occurrences + _freqs[term]);
                }
                position += Has(entry, TermVectorParts.Positions) ? occurrences : 0;
                offset += Has(entry, TermVectorParts.Offsets) ? occurrences : 0;
                payload += Has(entry, TermVectorParts.Payloads) ? occurrences : 0;
            }
            bytes = PlacePayloads(places.AsSpan(firstEntry, entry - firstEntry), firstTerm, payloads, bytes);
        }
        total = bytes;
        return places;
    }

    private readonly long PlacePayloads(Span<VectorPlace> places, int term, int[] payloads, long bytes)
    {
        foreach (ref VectorPlace place in places)
        {
            place = place with { PayloadBytes = (int)Math.Min(bytes, int.MaxValue) };
            int at = place.Payload;
            for (int end = term + place.TermCount; term < end; term++)
            {
                if ((place.Parts & TermVectorParts.Payloads) == 0)
                {
                    continue;
                }
                for (int left = _freqs[term]; left > 0; left--)
                {
                    bytes += payloads[at++];
                }
            }
        }
        return bytes;
    }

    private byte[] ReadBytes(long total)
    {
        if (total > Array.MaxLength || total > (long)_source.Remaining * Lz4Decompressor.MaxRatio)
        {
            throw _source.Corrupt($"bytes that {_source.Remaining} compressed bytes can hold", $"{total} bytes");
        }
        var bytes = new byte[(int)total];
        Lz4Decompressor.Decompress(ref _source, bytes, []);
        RequireEnd();
        return bytes;
    }

    private readonly void RequireEnd()
    {
        if (_source.Remaining != 0)
        {
            throw _source.Corrupt("the end of the chunk", $"{_source.Remaining} bytes");
        }
    }
}
