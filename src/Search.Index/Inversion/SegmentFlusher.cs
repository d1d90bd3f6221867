using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// Writes the files of an in-memory segment: norms, doc values, points, postings (whose impacts need the norms), field infos (whose
/// attributes the formats set), the compound file, and last the segment info.
/// </summary>
internal sealed class SegmentFlusher(
    TrackingDirectory directory,
    SegmentInfo info,
    IReadOnlyCollection<FieldWriter> fields,
    GrowableList<long> sequences,
    long epoch,
    IndexWriterConfig config)
{
    private const long MaxSortBytes = 96 << 20;
    private readonly Dictionary<string, NormValues> _norms = new(StringComparer.Ordinal);

    /// <summary>Writes the segment, with what the queue has deleted in it so far.</summary>
    public FlushedSegment Flush(DeleteQueue queue)
    {
        foreach (FieldWriter field in fields)
        {
            field.Info.HasPayloads = field.Info.HasPositions && field.Inverted is { Log.HasPayloads: true };
        }
        var state = new SegmentState(directory, info, new FieldInfos(fields.Select(f => f.Info)));
        WriteNorms(state);
        WriteDocValues(state);
        WritePoints(state);
        var resolved = new ResolvedChanges();
        long seen = Resolve(queue, resolved);
        var changes = new SegmentChanges(info.MaxDoc);
        WritePostings(state, resolved, changes);
        SegmentSeal.Write(state, directory, config.Codec, config.UseCompoundFile);
        return new FlushedSegment(new SegmentCommitInfo(info), directory, changes, seen);
    }

    private long Resolve(DeleteQueue queue, ResolvedChanges resolved)
    {
        var terms = new Dictionary<string, TermsHash>(StringComparer.Ordinal);
        foreach (FieldWriter field in fields)
        {
            if (field.Inverted is InvertedField inverted)
            {
                terms.Add(field.Info.Name, inverted.Terms);
            }
        }
        return queue.Resolve(epoch, terms, resolved);
    }

    private void WriteNorms(SegmentState state)
    {
        if (!fields.Any(f => f.Info.HasNorms))
        {
            return;
        }
        using NormsConsumer consumer = config.Codec.CreateNorms(state);
        foreach (FieldWriter field in fields)
        {
            if (field.Inverted?.Norms is NormsBuffer norms)
            {
                _norms.Add(field.Info.Name, norms.Flush(field.Info, consumer, info.MaxDoc));
            }
        }
        consumer.Finish();
    }

    private void WriteDocValues(SegmentState state)
    {
        if (!fields.Any(f => f.DocValues is not null))
        {
            return;
        }
        using DocValuesConsumer consumer = config.Codec.CreateDocValues(state);
        foreach (FieldWriter field in fields)
        {
            field.DocValues?.Flush(consumer);
        }
        consumer.Finish();
    }

    // A field whose only document with points was refused has a shape and no points: its files are there, without it.
    private void WritePoints(SegmentState state)
    {
        if (!fields.Any(f => f.Points is not null))
        {
            return;
        }
        using PointsConsumer consumer = config.Codec.CreatePoints(state);
        foreach (FieldWriter field in fields)
        {
            field.Points?.Flush(consumer);
        }
        consumer.Finish();
    }

    private void WritePostings(SegmentState state, ResolvedChanges resolved, SegmentChanges changes)
    {
        if (!fields.Any(f => f.Inverted is not null))
        {
            return;
        }
        var flusher = new PostingsFlusher(MaxSortBytes);
        using FieldsConsumer consumer = config.Codec.CreateFields(state);
        foreach (FieldWriter field in fields.OrderBy(f => f.Info.Name, StringComparer.Ordinal))
        {
            if (field.Inverted is InvertedField inverted)
            {
                string name = field.Info.Name;
                FlushVisitor? visitor = resolved.Of(name) is TermChanges terms
                    ? new FlushVisitor(terms, sequences, changes)
                    : null;
                flusher.Write(field.Info, inverted, _norms.GetValueOrDefault(name), consumer, visitor, info.MaxDoc);
            }
        }
        consumer.Finish();
    }
}
