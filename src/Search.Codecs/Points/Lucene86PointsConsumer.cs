using Search.Store;

namespace Search.Codecs;

/// <summary>Writer of <c>.kdm</c>, <c>.kdi</c> and <c>.kdd</c>.</summary>
internal sealed class Lucene86PointsConsumer : PointsConsumer
{
    private readonly IndexOutput _meta;
    private readonly IndexOutput _index;
    private readonly IndexOutput _data;
    private readonly int _maxDoc;

    public Lucene86PointsConsumer(SegmentState state)
    {
        _maxDoc = state.SegmentInfo.MaxDoc;
        using var opened = new OpenFiles();
        _data = Create(opened, state, Lucene86PointsFormat.DataExtension, Lucene86PointsFormat.DataCodec);
        _index = Create(opened, state, Lucene86PointsFormat.IndexExtension, Lucene86PointsFormat.IndexCodec);
        _meta = Create(opened, state, Lucene86PointsFormat.MetaExtension, Lucene86PointsFormat.MetaCodec);
        opened.Keep();
    }

    public override void AddField(FieldInfo field, PointBuffer points)
    {
        PointShape shape = PointShape.Of(field);
        if (points.Shape != shape)
        {
            throw new ArgumentException($"field {field.Name} has points of {shape}, not of {points.Shape}");
        }
        if (points.Count == 0)
        {
            return;
        }
        if (shape.Dimensions == 1)
        {
            AddSortedField(field, new SortedPoints(points));
            return;
        }
        var writer = new BkdFieldWriter(shape, _data, _maxDoc);
        new BkdPartition(points, writer).Write();
        Finish(field, writer);
    }

    public override void AddSortedField(FieldInfo field, PointCursor points)
    {
        PointShape shape = PointShape.Of(field);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shape.Dimensions, 1);
        var writer = new BkdFieldWriter(shape, _data, _maxDoc);
        new BkdSequence(writer).Write(points);
        Finish(field, writer);
    }

    public override void Finish()
    {
        _meta.WriteInt32(Lucene86PointsFormat.EndOfFields);
        CodecUtil.WriteFooter(_index);
        CodecUtil.WriteFooter(_data);
        _meta.WriteInt64(_index.FilePointer);
        _meta.WriteInt64(_data.FilePointer);
        CodecUtil.WriteFooter(_meta);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            OpenFiles.CloseAll(_data, _index, _meta);
        }
    }

    private static IndexOutput Create(OpenFiles opened, SegmentState state, string extension, string codec)
    {
        SegmentInfo info = state.SegmentInfo;
        IndexOutput output = opened.Add(
            state.Directory.CreateOutput(IndexFileNames.SegmentFile(info.Name, "", extension)));
        CodecUtil.WriteIndexHeader(output, codec, Lucene86PointsFormat.Version, info.Id, "");
        return output;
    }

    private void Finish(FieldInfo field, BkdFieldWriter writer)
    {
        if (writer.Points > 0)
        {
            _meta.WriteInt32(field.Number);
            writer.Finish(_index).Write(_meta);
        }
    }
}
