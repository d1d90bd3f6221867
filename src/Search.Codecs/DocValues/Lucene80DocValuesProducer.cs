using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Reader of the doc values of a segment, or of one update generation: of every file set that its fields name.
/// </summary>
internal sealed class Lucene80DocValuesProducer : DocValuesProducer
{
    private readonly Dictionary<string, (IndexInput Data, DocValuesFields Fields)> _sets;
    private readonly string _resource;

    private Lucene80DocValuesProducer(
        Dictionary<string, (IndexInput Data, DocValuesFields Fields)> sets, string resource)
    {
        _sets = sets;
        _resource = resource;
    }

    /// <summary>Opens the file sets of the fields whose generation is that of the state's suffix.</summary>
    public static Lucene80DocValuesProducer Open(SegmentState state)
    {
        long generation = -1;
        if (state.Suffix.Length > 0 && !IndexFileNames.TryParseBase36(state.Suffix, out generation))
        {
            throw new ArgumentException($"{state.Suffix} is not a generation", nameof(state));
        }
        var sets = new Dictionary<string, (IndexInput Data, DocValuesFields Fields)>(StringComparer.Ordinal);
        using var opened = new OpenFiles();
        foreach (FieldInfo field in state.FieldInfos)
        {
            if (field.DocValuesType == DocValuesType.None || field.DocValuesGen != generation)
            {
                continue;
            }
            string? set = SetOf(field);
            if (set is not null && !sets.ContainsKey(set))
            {
                sets.Add(set, OpenSet(state, set, opened));
            }
        }
        opened.Keep();
        return new Lucene80DocValuesProducer(sets, state.SegmentInfo.Name);
    }

    public override NumericDocValues GetNumeric(FieldInfo field)
    {
        NumericEntry entry = Find(field, f => f.Numerics);
        return entry.Docs.IsAll
            ? new DenseNumericDocValues(entry.Values, entry.Docs.MaxDoc)
            : new SparseNumericDocValues(entry);
    }

    public override BinaryDocValues GetBinary(FieldInfo field)
    {
        BinaryEntry entry = Find(field, f => f.Binaries);
        return entry.Chunks is null ? new PlainBinaryDocValues(entry) : new CompressedBinaryDocValues(
            entry, entry.Chunks);
    }

    public override SortedDocValues GetSorted(FieldInfo field) =>
        new Lucene80SortedDocValues(Find(field, f => f.Sorteds));

    public override SortedNumericDocValues GetSortedNumeric(FieldInfo field) =>
        new Lucene80SortedNumericDocValues(Find(field, f => f.SortedNumerics));

    public override SortedSetDocValues GetSortedSet(FieldInfo field)
    {
        DocValuesFields? fields = FieldsOf(field);
        return fields is not null && fields.SingleSortedSets.TryGetValue(field.Number, out SortedEntry? single)
            ? new SingleSortedSetDocValues(new Lucene80SortedDocValues(single))
            : new Lucene80SortedSetDocValues(Find(field, f => f.SortedSets));
    }

    public override void CheckIntegrity()
    {
        foreach ((IndexInput data, _) in _sets.Values)
        {
            CodecUtil.ChecksumEntireFile(data);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach ((IndexInput data, _) in _sets.Values)
            {
                data.Dispose();
            }
        }
    }

    // A field of another format is not an error of the segment: only asking for it is.
    private static string? SetOf(FieldInfo field) =>
        field.Attributes.GetValueOrDefault(Lucene80DocValuesFormat.FormatKey) == Lucene80DocValuesFormat.Name
            && field.Attributes.GetValueOrDefault(Lucene80DocValuesFormat.SuffixKey) is string suffix
            && SegmentFiles.IsPlain(suffix)
            ? suffix
            : null;

    private static (IndexInput Data, DocValuesFields Fields) OpenSet(SegmentState state, string set, OpenFiles opened)
    {
        SegmentInfo info = state.SegmentInfo;
        string suffix = Lucene80DocValuesFormat.FileSuffix(state.Suffix, set);
        IndexInput data = opened.Open(
            state.Directory, IndexFileNames.SegmentFile(info.Name, suffix, Lucene80DocValuesFormat.DataExtension));
        CheckHeader(data, Lucene80DocValuesFormat.DataCodec, info, suffix);
        CodecUtil.RetrieveChecksum(data);
        string metaName = IndexFileNames.SegmentFile(info.Name, suffix, Lucene80DocValuesFormat.MetaExtension);
        DocValuesFields fields = MetadataFile.Read(state.Directory, metaName, meta =>
        {
            CheckHeader(meta, Lucene80DocValuesFormat.MetaCodec, info, suffix);
            var read = new DocValuesFields(data, info.MaxDoc);
            read.Read(meta, state.FieldInfos);
            return read;
        });
        return (data, fields);
    }

    private static void CheckHeader(IndexInput input, string codec, SegmentInfo info, string suffix) =>
        CodecUtil.CheckIndexHeader(
            input, codec, Lucene80DocValuesFormat.Version, Lucene80DocValuesFormat.Version, info.Id, suffix);

    private DocValuesFields? FieldsOf(FieldInfo field) =>
        SetOf(field) is string set && _sets.TryGetValue(set, out (IndexInput Data, DocValuesFields Fields) found)
            ? found.Fields
            : null;

    private T Find<T>(FieldInfo field, Func<DocValuesFields, Dictionary<int, T>> kind)
        where T : class =>
        FieldsOf(field) is DocValuesFields fields && kind(fields).TryGetValue(field.Number, out T? entry)
            ? entry
            : throw new CorruptIndexException(
                _resource, -1, $"doc values of kind {typeof(T).Name} for field {field.Name}", "none");
}
