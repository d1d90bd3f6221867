using Search.Codecs;

namespace Search.Indexing;

/// <summary>A segment with the deletions of one moment.</summary>
internal sealed class SegmentReader : LeafReader
{
    /// <summary>Creates a reader; it shares the reference of whoever holds the core.</summary>
    public SegmentReader(SegmentCore core, LiveDocs? liveDocs)
    {
        Core = core;
        LiveDocs = liveDocs;
    }

    /// <summary>The open files.</summary>
    public SegmentCore Core { get; }

    public override string SegmentName => Core.Info.Name;

    public override int MaxDoc => Core.Info.MaxDoc;

    public override int NumDocs => LiveDocs?.Count ?? MaxDoc;

    public override LiveDocs? LiveDocs { get; }

    public override FieldInfos FieldInfos => Core.FieldInfos;

    public override IReadOnlyList<IndexSortField> IndexSort => Core.Info.IndexSort;

    public override Terms? Terms(string field) =>
        FieldInfos[field] is { IndexOptions: not IndexOptions.None } ? Core.Fields?.Terms(field) : null;

    public override NormValues? GetNorms(string field) =>
        FieldInfos[field] is { HasNorms: true } info ? Core.Norms?.GetNorms(info) : null;

    public override NumericDocValues? GetNumericDocValues(string field) =>
        Find(field, DocValuesType.Numeric) is FieldInfo info ? Core.DocValues?.GetNumeric(info) : null;

    public override BinaryDocValues? GetBinaryDocValues(string field) =>
        Find(field, DocValuesType.Binary) is FieldInfo info ? Core.DocValues?.GetBinary(info) : null;

    public override SortedDocValues? GetSortedDocValues(string field) =>
        Find(field, DocValuesType.Sorted) is FieldInfo info ? Core.DocValues?.GetSorted(info) : null;

    public override SortedNumericDocValues? GetSortedNumericDocValues(string field) =>
        Find(field, DocValuesType.SortedNumeric) is FieldInfo info
            ? Core.DocValues?.GetSortedNumeric(info)
            : null;

    public override SortedSetDocValues? GetSortedSetDocValues(string field) =>
        Find(field, DocValuesType.SortedSet) is FieldInfo info ? Core.DocValues?.GetSortedSet(info) : null;

    public override object DocValuesSource(string field) =>
        FieldInfos[field] is { DocValuesType: not DocValuesType.None } info && Core.DocValues is { } values
            ? values.SourceOf(info)
            : this;

    public override PointValues? GetPointValues(string field) =>
        FieldInfos[field] is { HasPoints: true } info ? Core.Points?.GetValues(info) : null;

    public override IReadOnlyList<TermVector> GetTermVectors(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, MaxDoc);
        return Core.TermVectors?.Get(doc) ?? [];
    }

    public override void VisitDocument(int doc, StoredFieldVisitor visitor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, MaxDoc);
        Core.StoredFields.VisitDocument(doc, visitor);
    }

    public override void CheckIntegrity() => Core.CheckIntegrity();

    private FieldInfo? Find(string field, DocValuesType type) =>
        FieldInfos[field] is FieldInfo info && info.DocValuesType == type ? info : null;
}
