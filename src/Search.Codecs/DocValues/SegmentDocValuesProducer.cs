using Search.Store;

namespace Search.Codecs;

/// <summary>
/// The doc values of a segment as a commit sees them: each field from the files of its latest update generation, or
/// from those of the segment itself.
/// </summary>
/// <remarks>
/// The segment's own files are read with the field infos the segment was written with: an update may change what the
/// attributes of a field say about its files.
/// </remarks>
public sealed class SegmentDocValuesProducer : DocValuesProducer
{
    private readonly Dictionary<long, DocValuesProducer> _byGeneration;
    private readonly FieldInfos _ownFields;
    private readonly DocValuesProducer? _shared;

    private SegmentDocValuesProducer(
        Dictionary<long, DocValuesProducer> byGeneration, FieldInfos ownFields, DocValuesProducer? shared)
    {
        _byGeneration = byGeneration;
        _ownFields = ownFields;
        _shared = shared;
    }

    /// <summary>Opens the files.</summary>
    /// <param name="codec">The segment's codec.</param>
    /// <param name="directory">The index: update files lie here.</param>
    /// <param name="own">
    /// State of the segment's own files: the compound file's view if there is one, and the field infos it was written
    /// with.
    /// </param>
    /// <param name="fields">The current field infos, of the latest generation.</param>
    public static SegmentDocValuesProducer Open(Codec codec, Directory directory, SegmentState own, FieldInfos fields)
    {
        var producers = new Dictionary<long, DocValuesProducer>();
        using var opened = new OpenFiles();
        if (own.FieldInfos.Any(f => f.DocValuesType != DocValuesType.None))
        {
            producers.Add(-1, opened.Add(codec.OpenDocValues(own with { Suffix = "" })));
        }
        OpenUpdates(codec, directory, own.SegmentInfo, fields, producers, opened);
        opened.Keep();
        return new SegmentDocValuesProducer(producers, own.FieldInfos, null);
    }

    /// <summary>Opens the files of updates only, beside the segment's own values, which stay the caller's to dispose.</summary>
    /// <param name="codec">The segment's codec.</param>
    /// <param name="directory">The index: update files lie here.</param>
    /// <param name="own">State of the segment's own files.</param>
    /// <param name="ownValues">The open values in them; null when they hold none.</param>
    /// <param name="fields">The current field infos, of the latest generation.</param>
    public static SegmentDocValuesProducer OpenBeside(
        Codec codec, Directory directory, SegmentState own, DocValuesProducer? ownValues, FieldInfos fields)
    {
        var producers = new Dictionary<long, DocValuesProducer>();
        if (ownValues is not null)
        {
            producers.Add(-1, ownValues);
        }
        using var opened = new OpenFiles();
        OpenUpdates(codec, directory, own.SegmentInfo, fields, producers, opened);
        opened.Keep();
        return new SegmentDocValuesProducer(producers, own.FieldInfos, ownValues);
    }

    /// <inheritdoc/>
    public override NumericDocValues GetNumeric(FieldInfo field) => For(ref field).GetNumeric(field);

    /// <inheritdoc/>
    public override BinaryDocValues GetBinary(FieldInfo field) => For(ref field).GetBinary(field);

    /// <inheritdoc/>
    public override SortedDocValues GetSorted(FieldInfo field) => For(ref field).GetSorted(field);

    /// <inheritdoc/>
    public override SortedNumericDocValues GetSortedNumeric(FieldInfo field) => For(ref field).GetSortedNumeric(field);

    /// <inheritdoc/>
    public override SortedSetDocValues GetSortedSet(FieldInfo field) => For(ref field).GetSortedSet(field);

    /// <inheritdoc/>
    public override DocValuesProducer SourceOf(FieldInfo field) => For(ref field).SourceOf(field);

    /// <inheritdoc/>
    public override void CheckIntegrity()
    {
        foreach (DocValuesProducer producer in _byGeneration.Values)
        {
            producer.CheckIntegrity();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (DocValuesProducer producer in _byGeneration.Values.Where(p => !ReferenceEquals(p, _shared)))
            {
                producer.Dispose();
            }
        }
    }

    private static void OpenUpdates(
        Codec codec,
        Directory directory,
        SegmentInfo info,
        FieldInfos fields,
        Dictionary<long, DocValuesProducer> producers,
        OpenFiles opened)
    {
        foreach (FieldInfo field in fields)
        {
            long generation = field.DocValuesGen;
            if (field.DocValuesType == DocValuesType.None || generation < 0 || producers.ContainsKey(generation))
            {
                continue;
            }
            var state = new SegmentState(directory, info, fields, IndexFileNames.ToBase36(generation));
            producers.Add(generation, opened.Add(codec.OpenDocValues(state)));
        }
    }

    private DocValuesProducer For(ref FieldInfo field)
    {
        long generation = field.DocValuesGen;
        if (generation < 0)
        {
            field = _ownFields[field.Name] ?? field;
        }
        return _byGeneration.TryGetValue(generation, out DocValuesProducer? producer)
            ? producer
            : throw new ArgumentException($"field {field.Name} has no doc values", nameof(field));
    }
}
