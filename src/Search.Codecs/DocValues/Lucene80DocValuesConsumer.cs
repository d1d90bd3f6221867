using Search.Store;

namespace Search.Codecs;

/// <summary>Writer of <c>.dvm</c> and <c>.dvd</c>; binary fields are not compressed.</summary>
internal sealed class Lucene80DocValuesConsumer : DocValuesConsumer
{
    private const string FileSet = "0";
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;
    private readonly int _maxDoc;

    public Lucene80DocValuesConsumer(SegmentState state)
    {
        SegmentInfo info = state.SegmentInfo;
        string suffix = Lucene80DocValuesFormat.FileSuffix(state.Suffix, FileSet);
        _maxDoc = info.MaxDoc;
        using var opened = new OpenFiles();
        _data = opened.Add(state.Directory.CreateOutput(
            IndexFileNames.SegmentFile(info.Name, suffix, Lucene80DocValuesFormat.DataExtension)));
        CodecUtil.WriteIndexHeader(
            _data, Lucene80DocValuesFormat.DataCodec, Lucene80DocValuesFormat.Version, info.Id, suffix);
        _meta = opened.Add(state.Directory.CreateOutput(
            IndexFileNames.SegmentFile(info.Name, suffix, Lucene80DocValuesFormat.MetaExtension)));
        CodecUtil.WriteIndexHeader(
            _meta, Lucene80DocValuesFormat.MetaCodec, Lucene80DocValuesFormat.Version, info.Id, suffix);
        opened.Keep();
    }

    public override void AddNumericField(FieldInfo field, Func<NumericDocValues> values)
    {
        BeginField(field, DocValuesType.Numeric);
        new NumericFieldWriter(_meta, _data, _maxDoc, () => new SingleSortedNumericDocValues(values())).Write();
    }

    public override void AddBinaryField(FieldInfo field, Func<BinaryDocValues> values)
    {
        BeginField(field, DocValuesType.Binary);
        field.Attributes[Lucene80DocValuesFormat.ModeKey] = Lucene80DocValuesFormat.ModeSpeed;
        BinaryFieldWriter.Write(_meta, _data, _maxDoc, values);
    }

    public override void AddSortedField(FieldInfo field, Func<SortedDocValues> values)
    {
        BeginField(field, DocValuesType.Sorted);
        WriteSingle(() => new SingleSortedSetDocValues(values()));
    }

    public override void AddSortedNumericField(FieldInfo field, Func<SortedNumericDocValues> values)
    {
        BeginField(field, DocValuesType.SortedNumeric);
        NumericStatistics written = new NumericFieldWriter(_meta, _data, _maxDoc, values).Write();
        _meta.WriteInt32(written.Docs);
        if (written.Count > written.Docs)
        {
            SortedNumericDocValues pass = values();
            using var addresses = new AddressesWriter(_meta, _data, written.Docs);
            long place = 0;
            while (pass.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                addresses.Add(place);
                place += pass.DocValueCount;
            }
            addresses.Add(place);
        }
    }

    public override void AddSortedSetField(FieldInfo field, Func<SortedSetDocValues> values)
    {
        BeginField(field, DocValuesType.SortedSet);
        bool several = HasSeveral(values());
        _meta.WriteByte(several ? (byte)1 : (byte)0);
        if (several)
        {
            WriteSeveral(values);
        }
        else
        {
            WriteSingle(values);
        }
    }

    public override void Finish()
    {
        _meta.WriteInt32(Lucene80DocValuesFormat.EndOfFields);
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

    private static bool HasSeveral(SortedSetDocValues values)
    {
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            if (values.NextOrd() != SortedSetDocValues.NoMoreOrds && values.NextOrd() != SortedSetDocValues.NoMoreOrds)
            {
                return true;
            }
        }
        return false;
    }

    private void BeginField(FieldInfo field, DocValuesType type)
    {
        field.Attributes[Lucene80DocValuesFormat.FormatKey] = Lucene80DocValuesFormat.Name;
        field.Attributes[Lucene80DocValuesFormat.SuffixKey] = FileSet;
        _meta.WriteInt32(field.Number);
        _meta.WriteByte(Lucene80DocValuesFormat.KindOf(type));
    }

    // Every document of the field has one ordinal.
    private void WriteSingle(Func<SortedSetDocValues> values)
    {
        int docs = 0;
        SortedSetDocValues pass = values();
        while (pass.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            docs++;
        }
        DocSetFieldWriter.Write(_data, _maxDoc, docs, values()).Write(_meta);
        _meta.WriteInt32(docs);
        WriteOrds(values());
        WriteTerms(values());
    }

    private void WriteSeveral(Func<SortedSetDocValues> values)
    {
        int docs = 0;
        SortedSetDocValues pass = values();
        while (pass.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            docs++;
        }
        DocSetFieldWriter.Write(_data, _maxDoc, docs, values()).Write(_meta);
        WriteOrds(values());
        _meta.WriteInt32(docs);
        WriteAddresses(values(), docs);
        WriteTerms(values());
    }

    private void WriteOrds(SortedSetDocValues pass)
    {
        long start = _data.FilePointer;
        int bits = pass.ValueCount <= 1 ? 0 : PackedValues.WidthFor(pass.ValueCount - 1);
        _meta.WriteByte((byte)bits);
        if (bits > 0)
        {
            var writer = new PackedWriter(_data, bits);
            while (pass.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                for (long ord = pass.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = pass.NextOrd())
                {
                    writer.Add(ord);
                }
            }
            writer.Finish(padding: true);
        }
        _meta.WriteInt64(bits > 0 ? start : 0);
        _meta.WriteInt64(_data.FilePointer - start);
    }

    private void WriteAddresses(SortedSetDocValues pass, int docs)
    {
        using var addresses = new AddressesWriter(_meta, _data, docs);
        long place = 0;
        while (pass.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            addresses.Add(place);
            while (pass.NextOrd() != SortedSetDocValues.NoMoreOrds)
            {
                place++;
            }
        }
        addresses.Add(place);
    }

    private void WriteTerms(SortedSetDocValues terms) =>
        new TermsDictionaryWriter(_meta, _data).Write(terms.ValueCount, terms.LookupOrd);
}
