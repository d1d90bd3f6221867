using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// A leaf with one document, of which a stretch of one field is hidden; lengths, statistics and everything else are the leaf's own.
/// One is used for many documents and stretches, one after another, so that what is remembered of a leaf is remembered once.
/// </summary>
internal sealed class MaskedLeafReader(LeafReader inner, IReadOnlyDictionary<string, AlignedField> fields)
    : LeafReader, IHidesPositions
{
    private HiddenStretch _hidden;

    /// <summary>The document that the postings have.</summary>
    internal int Doc { get; private set; }

    /// <inheritdoc/>
    public override string SegmentName => inner.SegmentName;

    /// <inheritdoc/>
    public override int MaxDoc => inner.MaxDoc;

    /// <inheritdoc/>
    public override int NumDocs => inner.NumDocs;

    /// <inheritdoc/>
    public override LiveDocs? LiveDocs => inner.LiveDocs;

    /// <inheritdoc/>
    public override FieldInfos FieldInfos => inner.FieldInfos;

    /// <inheritdoc/>
    public override IReadOnlyList<IndexSortField> IndexSort => inner.IndexSort;

    /// <summary>Which document is seen, and what of it is not.</summary>
    internal void Hide(int doc, HiddenStretch stretch)
    {
        Doc = doc;
        _hidden = stretch;
    }

    /// <inheritdoc/>
    public bool Hides(string field, int start, int end) =>
        string.Equals(field, _hidden.Field, StringComparison.Ordinal) && _hidden.Touches(start, end);

    /// <inheritdoc/>
    public override Terms? Terms(string field)
    {
        if (inner.Terms(field) is not { } terms)
        {
            return null;
        }
        bool isAligned = fields.TryGetValue(field, out AlignedField aligned);
        return new MaskedTerms(terms, this, isAligned ? aligned : new AlignedField(field, LengthInPayload: false));
    }

    /// <inheritdoc/>
    public override NormValues? GetNorms(string field) => inner.GetNorms(field);

    /// <inheritdoc/>
    public override NumericDocValues? GetNumericDocValues(string field) => inner.GetNumericDocValues(field);

    /// <inheritdoc/>
    public override BinaryDocValues? GetBinaryDocValues(string field) => inner.GetBinaryDocValues(field);

    /// <inheritdoc/>
    public override SortedDocValues? GetSortedDocValues(string field) => inner.GetSortedDocValues(field);

    /// <inheritdoc/>
    public override SortedNumericDocValues? GetSortedNumericDocValues(string field) =>
        inner.GetSortedNumericDocValues(field);

    /// <inheritdoc/>
    public override SortedSetDocValues? GetSortedSetDocValues(string field) => inner.GetSortedSetDocValues(field);

    /// <inheritdoc/>
    public override PointValues? GetPointValues(string field) => inner.GetPointValues(field);

    /// <inheritdoc/>
    public override void VisitDocument(int doc, StoredFieldVisitor visitor) => inner.VisitDocument(doc, visitor);

    /// <inheritdoc/>
    public override void CheckIntegrity() => inner.CheckIntegrity();
}
