using Search.Store;

namespace Search.Codecs;

/// <summary>The fields of one pair of <c>.dvm</c> and <c>.dvd</c>, by number.</summary>
internal sealed class DocValuesFields
{
    private readonly IndexInput _data;
    private readonly int _maxDoc;

    public DocValuesFields(IndexInput data, int maxDoc)
    {
        _data = data;
        _maxDoc = maxDoc;
    }

    /// <summary>Numeric fields.</summary>
    public Dictionary<int, NumericEntry> Numerics { get; } = [];

    /// <summary>Binary fields.</summary>
    public Dictionary<int, BinaryEntry> Binaries { get; } = [];

    /// <summary>Sorted fields.</summary>
    public Dictionary<int, SortedEntry> Sorteds { get; } = [];

    /// <summary>Sorted-set fields with several values.</summary>
    public Dictionary<int, SortedSetEntry> SortedSets { get; } = [];

    /// <summary>Sorted-set fields with one value a document.</summary>
    public Dictionary<int, SortedEntry> SingleSortedSets { get; } = [];

    /// <summary>Sorted-numeric fields.</summary>
    public Dictionary<int, SortedNumericEntry> SortedNumerics { get; } = [];

    /// <summary>Reads the metadata of all fields.</summary>
    public void Read(IndexInput meta, FieldInfos infos)
    {
        var seen = new HashSet<int>();
        while (true)
        {
            long at = meta.Position;
            int number = meta.ReadInt32();
            if (number == Lucene80DocValuesFormat.EndOfFields)
            {
                return;
            }
            FieldInfo? info = infos.ByNumber(number);
            if (info is null || !seen.Add(number))
            {
                throw new CorruptIndexException(meta.Resource, at, "the number of a field", $"{number}");
            }
            ReadField(meta, info);
        }
    }

    private void ReadField(IndexInput meta, FieldInfo info)
    {
        long at = meta.Position;
        byte kind = meta.ReadByte();
        switch (kind)
        {
            case 0:
                Numerics.Add(info.Number, ReadNumeric(meta));
                break;
            case 1:
                Binaries.Add(info.Number, BinaryEntry.Read(meta, _data, _maxDoc, IsCompressed(meta, at, info)));
                break;
            case 2:
                Sorteds.Add(info.Number, ReadSorted(meta));
                break;
            case 3:
                ReadSortedSet(meta, info.Number);
                break;
            case 4:
                SortedNumerics.Add(info.Number, ReadSortedNumeric(meta));
                break;
            default:
                throw new CorruptIndexException(meta.Resource, at, "a kind of 0..4", $"{kind}");
        }
    }

    private static bool IsCompressed(IndexInput meta, long at, FieldInfo info)
    {
        string? mode = info.Attributes.GetValueOrDefault(Lucene80DocValuesFormat.ModeKey);
        return mode switch
        {
            Lucene80DocValuesFormat.ModeSpeed => false,
            Lucene80DocValuesFormat.ModeCompression => true,
            _ => throw new CorruptIndexException(
                meta.Resource, at, $"a known attribute {Lucene80DocValuesFormat.ModeKey} of the field", "none"),
        };
    }

    private NumericEntry ReadNumeric(IndexInput meta)
    {
        DocSetMeta docs = DocSetMeta.Read(meta);
        NumericColumn values = NumericColumn.Read(meta, _data);
        return new NumericEntry(DocSet.Open(docs, _data, _maxDoc, values.Count), values);
    }

    private SortedNumericEntry ReadSortedNumeric(IndexInput meta)
    {
        DocSetMeta docs = DocSetMeta.Read(meta);
        NumericColumn values = NumericColumn.Read(meta, _data);
        long at = meta.Position;
        int count = meta.ReadInt32();
        DocSet set = DocSet.Open(docs, _data, _maxDoc, count);
        if (values.Count < count)
        {
            throw new CorruptIndexException(meta.Resource, at, $"at most {values.Count} documents", $"{count}");
        }
        if (values.Count == count)
        {
            return new SortedNumericEntry(set, values, null);
        }
        MonotonicReader addresses = Addresses.Read(meta, _data, count);
        Lucene80DocValuesFormat.Expect(meta, at, addresses[count], values.Count);
        return new SortedNumericEntry(set, values, addresses);
    }

    private SortedEntry ReadSorted(IndexInput meta)
    {
        DocSetMeta docs = DocSetMeta.Read(meta);
        int count = meta.ReadInt32();
        DocSet set = DocSet.Open(docs, _data, _maxDoc, count);
        PackedValues ords = ReadOrds(meta, count, out _);
        long at = meta.Position;
        TermsDictionary terms = TermsDictionary.Read(meta, _data);
        return terms.Count <= int.MaxValue
            ? new SortedEntry(set, ords, terms)
            : throw new CorruptIndexException(meta.Resource, at, $"at most {int.MaxValue} terms", $"{terms.Count}");
    }

    private void ReadSortedSet(IndexInput meta, int number)
    {
        long at = meta.Position;
        byte several = meta.ReadByte();
        if (several == 0)
        {
            SingleSortedSets.Add(number, ReadSorted(meta));
            return;
        }
        Lucene80DocValuesFormat.Expect(meta, at, several, 1);
        DocSetMeta docs = DocSetMeta.Read(meta);
        PackedValues ords = ReadOrds(meta, -1, out long length);
        int count = meta.ReadInt32();
        DocSet set = DocSet.Open(docs, _data, _maxDoc, count);
        MonotonicReader addresses = Addresses.Read(meta, _data, count);
        long ordCount = addresses[count];
        if (ordCount < count || length != PackedValues.ByteLength(ordCount, ords.Bits))
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"packed ordinals of {count} documents", $"{length} bytes of {ordCount}");
        }
        TermsDictionary terms = TermsDictionary.Read(meta, _data);
        SortedSets.Add(number, new SortedSetEntry(set, ords, ordCount, addresses, terms));
    }

    private PackedValues ReadOrds(IndexInput meta, long count, out long length)
    {
        long at = meta.Position;
        int bits = meta.ReadByte();
        long offset = meta.ReadInt64();
        length = meta.ReadInt64();
        if (
            bits != 0 && (
                !PackedValues.IsWidth(bits) || (count >= 0 && length != PackedValues.ByteLength(count, bits))))
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"packed ordinals of {count} documents", $"{length} bytes at {bits} bits");
        }
        return PackedValues.Open(_data, offset, length, bits);
    }
}
