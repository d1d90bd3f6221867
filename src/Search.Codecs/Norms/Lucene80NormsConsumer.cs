using Search.Store;

namespace Search.Codecs;

/// <summary>Writer of <c>.nvm</c> and <c>.nvd</c>.</summary>
internal sealed class Lucene80NormsConsumer : NormsConsumer
{
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;
    private readonly int _maxDoc;

    public Lucene80NormsConsumer(SegmentState state)
    {
        SegmentInfo info = state.SegmentInfo;
        _maxDoc = info.MaxDoc;
        using var opened = new OpenFiles();
        _data = opened.Add(state.Directory.CreateOutput(
            IndexFileNames.SegmentFile(info.Name, "", Lucene80NormsFormat.DataExtension)));
        CodecUtil.WriteIndexHeader(_data, Lucene80NormsFormat.DataCodec, Lucene80NormsFormat.Version, info.Id, "");
        _meta = opened.Add(state.Directory.CreateOutput(
            IndexFileNames.SegmentFile(info.Name, "", Lucene80NormsFormat.MetaExtension)));
        CodecUtil.WriteIndexHeader(_meta, Lucene80NormsFormat.MetaCodec, Lucene80NormsFormat.Version, info.Id, "");
        opened.Keep();
    }

    public override void AddField(FieldInfo field, ReadOnlySpan<int> docs, ReadOnlySpan<long> norms)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(norms.Length, docs.Length);
        _meta.WriteInt32(field.Number);
        WriteDocs(docs).Write(_meta);
        _meta.WriteInt32(docs.Length);
        long min = 0;
        long max = 0;
        for (int i = 0; i < norms.Length; i++)
        {
            min = i == 0 ? norms[i] : Math.Min(min, norms[i]);
            max = i == 0 ? norms[i] : Math.Max(max, norms[i]);
        }
        int width = Width(min, max);
        _meta.WriteByte((byte)width);
        _meta.WriteInt64(width == 0 ? min : _data.FilePointer);
        if (width != 0)
        {
            WriteValues(norms, width);
        }
    }

    public override void Finish()
    {
        _meta.WriteInt32(Lucene80NormsFormat.EndOfFields);
        CodecUtil.WriteFooter(_meta);
        CodecUtil.WriteFooter(_data);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            OpenFiles.CloseAll(_data, _meta);
        }
    }

    private static int Width(long min, long max)
    {
        if (min == max)
        {
            return 0;
        }
        if (min >= sbyte.MinValue && max <= sbyte.MaxValue)
        {
            return 1;
        }
        if (min >= short.MinValue && max <= short.MaxValue)
        {
            return 2;
        }
        return min >= int.MinValue && max <= int.MaxValue ? 4 : 8;
    }

    private DocSetMeta WriteDocs(ReadOnlySpan<int> docs)
    {
        if (docs.Length == 0)
        {
            return DocSetMeta.ForNone;
        }
        if (docs.Length == _maxDoc)
        {
            return DocSetMeta.ForAll;
        }
        var writer = new DocSetWriter(_data);
        foreach (int doc in docs)
        {
            writer.Add(doc);
        }
        return writer.Finish();
    }

    private void WriteValues(ReadOnlySpan<long> norms, int width)
    {
        foreach (long norm in norms)
        {
            switch (width)
            {
                case 1:
                    _data.WriteByte((byte)norm);
                    break;
                case 2:
                    _data.WriteInt16((short)norm);
                    break;
                case 4:
                    _data.WriteInt32((int)norm);
                    break;
                default:
                    _data.WriteInt64(norm);
                    break;
            }
        }
    }
}
