using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// Writes one segment out of several, without their deleted documents. Streams: nothing of a whole segment is held but its norms, a
/// field at a time.
/// </summary>
internal sealed class SegmentMerger
{
    private readonly List<MergeSource> _sources = [];
    private readonly TrackingDirectory _directory;
    private readonly SegmentInfo _info;
    private readonly Codec _codec;
    private readonly FieldInfos _fields;
    private readonly Action _checkAborted;

    /// <summary>Prepares a merge into <paramref name="info"/>.</summary>
    /// <param name="readers">The segments, in order, with the deletions to leave out.</param>
    /// <param name="info">The new segment; its number of documents is set.</param>
    /// <param name="directory">Where it is written.</param>
    /// <param name="codec">How it is written.</param>
    /// <param name="numbers">Field numbers of the index.</param>
    /// <param name="checkAborted">Called now and then; throws when the merge is not wanted any more.</param>
    public SegmentMerger(
        IReadOnlyList<SegmentReader> readers,
        SegmentInfo info,
        TrackingDirectory directory,
        Codec codec,
        FieldNumbers numbers,
        Action checkAborted)
    {
        int docBase = 0;
        foreach (SegmentReader reader in readers)
        {
            _sources.Add(new MergeSource(reader, docBase));
            docBase += reader.NumDocs;
        }
        info.MaxDoc = docBase;
        _info = info;
        _directory = directory;
        _codec = codec;
        _checkAborted = checkAborted;
        _fields = MergedFieldInfos.Build(readers, numbers);
    }

    /// <summary>The segments of the merge.</summary>
    public IReadOnlyList<MergeSource> Sources => _sources;

    /// <summary>Writes every file but field infos and segment info.</summary>
    public SegmentState Merge()
    {
        foreach (MergeSource source in _sources)
        {
            _checkAborted();
            source.Reader.CheckIntegrity();
        }
        var state = new SegmentState(_directory, _info, _fields);
        MergeStoredFields();
        TermVectorsMerger.Merge(_sources, state, _codec, _checkAborted);
        MergeNorms(state);
        MergeDocValues(state);
        MergePoints(state);
        MergePostings(state);
        return state;
    }

    private void MergeStoredFields()
    {
        using StoredFieldsWriter writer = _codec.CreateStoredFields(_directory, _info);
        foreach (MergeSource source in _sources)
        {
            for (int doc = 0; doc < source.Reader.MaxDoc; doc++)
            {
                if ((doc & 0x3FF) == 0)
                {
                    _checkAborted();
                }
                if (source.Map(doc) >= 0)
                {
                    writer.CopyDocument(source.Reader.Core.StoredFields, doc, _fields);
                }
            }
        }
        writer.Finish(_info.MaxDoc);
    }

    private void MergeNorms(SegmentState state)
    {
        if (!_fields.Any(f => f.HasNorms))
        {
            return;
        }
        using NormsConsumer consumer = _codec.CreateNorms(state);
        foreach (FieldInfo field in _fields.Where(f => f.HasNorms))
        {
            _checkAborted();
            var docs = new GrowableList<int>(4);
            var norms = new GrowableList<long>(8);
            foreach (MergeSource source in _sources)
            {
                AddNorms(source, field, docs, norms);
            }
            consumer.AddField(field, docs.Span, norms.Span);
        }
        consumer.Finish();
    }

    private static void AddNorms(MergeSource source, FieldInfo field, GrowableList<int> docs, GrowableList<long> norms)
    {
        NormValues? values = source.Reader.GetNorms(field.Name);
        for (int doc = 0; values is not null && doc < source.Reader.MaxDoc; doc++)
        {
            int mapped = source.Map(doc);
            if (mapped >= 0 && values.TryGet(doc, out long norm))
            {
                docs.Add(mapped);
                norms.Add(norm);
            }
        }
    }

    private void MergeDocValues(SegmentState state)
    {
        if (!_fields.Any(f => f.DocValuesType != DocValuesType.None))
        {
            return;
        }
        using DocValuesConsumer consumer = _codec.CreateDocValues(state);
        foreach (FieldInfo field in _fields)
        {
            _checkAborted();
            MergeField(consumer, field, field.Name);
        }
        consumer.Finish();
    }

    private void MergeField(DocValuesConsumer consumer, FieldInfo field, string name)
    {
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                consumer.AddNumericField(
                    field, () => new MergedNumericDocValues(Cursor(r => r.GetNumericDocValues(name))));
                break;
            case DocValuesType.Binary:
                consumer.AddBinaryField(
                    field, () => new MergedBinaryDocValues(Cursor(r => r.GetBinaryDocValues(name))));
                break;
            case DocValuesType.SortedNumeric:
                consumer.AddSortedNumericField(
                    field, () => new MergedSortedNumericDocValues(Cursor(r => r.GetSortedNumericDocValues(name))));
                break;
            case DocValuesType.Sorted:
                var map = new OrdinalMap([.. _sources.Select(s => OrdinalSource.Of(s, name))]);
                consumer.AddSortedField(
                    field, () => new MergedSortedDocValues(Cursor(r => r.GetSortedDocValues(name)), map));
                break;
            case DocValuesType.SortedSet:
                var setMap = new OrdinalMap([.. _sources.Select(s => OrdinalSource.OfSet(s, name))]);
                consumer.AddSortedSetField(
                    field, () => new MergedSortedSetDocValues(Cursor(r => r.GetSortedSetDocValues(name)), setMap));
                break;
            default:
                break;
        }
    }

    private MergeCursor<T> Cursor<T>(Func<SegmentReader, T?> values)
        where T : DocIdSetIterator => new([.. _sources.Select(s => (s, values(s.Reader)))]);

    private void MergePoints(SegmentState state)
    {
        if (!_fields.Any(f => f.HasPoints))
        {
            return;
        }
        using PointsConsumer consumer = _codec.CreatePoints(state);
        var merger = new PointsMerger(consumer, _sources, _checkAborted);
        foreach (FieldInfo field in _fields.Where(f => f.HasPoints))
        {
            merger.Merge(field);
        }
        consumer.Finish();
    }

    private void MergePostings(SegmentState state)
    {
        if (!_fields.Any(f => f.IndexOptions != IndexOptions.None))
        {
            return;
        }
        using NormsProducer? norms = _fields.Any(f => f.HasNorms) ? _codec.OpenNorms(state) : null;
        using FieldsConsumer consumer = _codec.CreateFields(state);
        var merger = new PostingsMerger(consumer, _checkAborted);
        foreach (FieldInfo field in _fields
            .Where(f => f.IndexOptions != IndexOptions.None)
            .OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            merger.Merge(field, field.HasNorms ? norms?.GetNorms(field) : null, _sources);
        }
        consumer.Finish();
    }
}
