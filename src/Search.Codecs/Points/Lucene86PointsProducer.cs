using Search.Store;

namespace Search.Codecs;

/// <summary>Reader of <c>.kdm</c>, <c>.kdi</c> and <c>.kdd</c>.</summary>
internal sealed class Lucene86PointsProducer : PointsProducer
{
    private readonly IndexInput _index;
    private readonly IndexInput _data;
    private readonly Dictionary<int, BkdTree> _fields;

    private Lucene86PointsProducer(IndexInput index, IndexInput data, Dictionary<int, BkdTree> fields)
    {
        _index = index;
        _data = data;
        _fields = fields;
    }

    public static Lucene86PointsProducer Open(SegmentState state)
    {
        using var opened = new OpenFiles();
        IndexInput index = OpenFile(
            opened, state, Lucene86PointsFormat.IndexExtension, Lucene86PointsFormat.IndexCodec);
        IndexInput data = OpenFile(opened, state, Lucene86PointsFormat.DataExtension, Lucene86PointsFormat.DataCodec);
        Dictionary<int, BkdTree> fields = MetadataFile.Read(
            state.Directory,
            IndexFileNames.SegmentFile(state.SegmentInfo.Name, "", Lucene86PointsFormat.MetaExtension),
            meta => ReadFields(meta, state, index, data));
        opened.Keep();
        return new Lucene86PointsProducer(index, data, fields);
    }

    public override PointValues? GetValues(FieldInfo field) => _fields.GetValueOrDefault(field.Number);

    public override void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_index);
        CodecUtil.ChecksumEntireFile(_data);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            OpenFiles.CloseAll(_index, _data);
        }
    }

    private static IndexInput OpenFile(OpenFiles opened, SegmentState state, string extension, string codec)
    {
        SegmentInfo info = state.SegmentInfo;
        IndexInput input = opened.Open(state.Directory, IndexFileNames.SegmentFile(info.Name, "", extension));
        CodecUtil.CheckIndexHeader(
            input, codec, Lucene86PointsFormat.Version, Lucene86PointsFormat.Version, info.Id, "");
        CodecUtil.RetrieveChecksum(input);
        return input;
    }

    private static Dictionary<int, BkdTree> ReadFields(
        IndexInput meta, SegmentState state, IndexInput index, IndexInput data)
    {
        CodecUtil.CheckIndexHeader(
            meta,
            Lucene86PointsFormat.MetaCodec,
            Lucene86PointsFormat.Version,
            Lucene86PointsFormat.Version,
            state.SegmentInfo.Id,
            "");
        var fields = new Dictionary<int, BkdTree>();
        while (true)
        {
            long at = meta.Position;
            int number = meta.ReadInt32();
            if (number == Lucene86PointsFormat.EndOfFields)
            {
                break;
            }
            if (state.FieldInfos.ByNumber(number) is not { PointDimensionCount: > 0 } field
                || fields.ContainsKey(number))
            {
                throw new CorruptIndexException(meta.Resource, at, "the number of a field with points", $"{number}");
            }
            BkdMeta tree = BkdMeta.Read(
                meta, PointShape.Of(field), state.SegmentInfo.MaxDoc, data.Length, index.Length);
            fields.Add(number, new BkdTree(tree, index, data, state.SegmentInfo.MaxDoc));
        }
        RequireLength(meta, index);
        RequireLength(meta, data);
        return fields;
    }

    private static void RequireLength(IndexInput meta, IndexInput file)
    {
        long at = meta.Position;
        long length = meta.ReadInt64();
        if (length != file.Length)
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"the length of {file.Resource}, {file.Length} bytes", $"{length}");
        }
    }
}
