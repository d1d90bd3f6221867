using Search.Store;

namespace Search.Codecs;

/// <summary>Reader of <c>.nvm</c> and <c>.nvd</c>.</summary>
internal sealed class Lucene80NormsProducer : NormsProducer
{
    private readonly IndexInput _data;
    private readonly Dictionary<int, StoredNorms> _fields;

    private Lucene80NormsProducer(IndexInput data, Dictionary<int, StoredNorms> fields)
    {
        _data = data;
        _fields = fields;
    }

    public static Lucene80NormsProducer Open(SegmentState state)
    {
        SegmentInfo info = state.SegmentInfo;
        using var opened = new OpenFiles();
        IndexInput data = opened.Open(
            state.Directory, IndexFileNames.SegmentFile(info.Name, "", Lucene80NormsFormat.DataExtension));
        CodecUtil.CheckIndexHeader(
            data, Lucene80NormsFormat.DataCodec, Lucene80NormsFormat.Version, Lucene80NormsFormat.Version, info.Id, "");
        CodecUtil.RetrieveChecksum(data);
        Dictionary<int, StoredNorms> fields = MetadataFile.Read(
            state.Directory,
            IndexFileNames.SegmentFile(info.Name, "", Lucene80NormsFormat.MetaExtension),
            meta => ReadFields(meta, state, data));
        opened.Keep();
        return new Lucene80NormsProducer(data, fields);
    }

    public override NormValues GetNorms(FieldInfo field) =>
        _fields.TryGetValue(field.Number, out StoredNorms? norms)
            ? norms
            : throw new CorruptIndexException(_data.Resource, -1, $"norms of field {field.Name}", "none");

    public override void CheckIntegrity() => CodecUtil.ChecksumEntireFile(_data);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _data.Dispose();
        }
    }

    private static Dictionary<int, StoredNorms> ReadFields(IndexInput meta, SegmentState state, IndexInput data)
    {
        CodecUtil.CheckIndexHeader(
            meta,
            Lucene80NormsFormat.MetaCodec,
            Lucene80NormsFormat.Version,
            Lucene80NormsFormat.Version,
            state.SegmentInfo.Id,
            "");
        var fields = new Dictionary<int, StoredNorms>();
        while (true)
        {
            long at = meta.Position;
            int number = meta.ReadInt32();
            if (number == Lucene80NormsFormat.EndOfFields)
            {
                return fields;
            }
            if (state.FieldInfos.ByNumber(number) is not { HasNorms: true } || fields.ContainsKey(number))
            {
                throw new CorruptIndexException(meta.Resource, at, "the number of a field with norms", $"{number}");
            }
            fields.Add(number, ReadField(meta, state.SegmentInfo.MaxDoc, data));
        }
    }

    private static StoredNorms ReadField(IndexInput meta, int maxDoc, IndexInput data)
    {
        DocSetMeta docs = DocSetMeta.Read(meta);
        int count = meta.ReadInt32();
        long at = meta.Position;
        byte width = meta.ReadByte();
        long valueOrOffset = meta.ReadInt64();
        if (width is not (0 or 1 or 2 or 4 or 8) || count < 0)
        {
            throw new CorruptIndexException(
                meta.Resource, at, "a norm width of 0, 1, 2, 4 or 8", $"{width}, {count} documents");
        }
        DocSet set = DocSet.Open(docs, data, maxDoc, count);
        IndexInput? values = width == 0 ? null : data.Slice(data.Resource, valueOrOffset, (long)count * width);
        return new StoredNorms(set, values, width, valueOrOffset);
    }
}
