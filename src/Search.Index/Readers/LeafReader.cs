using Search.Codecs;

namespace Search.Indexing;

/// <summary>One segment as a searcher sees it: immutable, with the deletions of one moment. Thread-safe; the enumerators it gives are not.</summary>
/// <remarks>Spans and enumerators are valid while the reader that gave the leaf holds a reference.</remarks>
public abstract class LeafReader
{
    /// <summary>Segment name.</summary>
    public abstract string SegmentName { get; }

    /// <summary>Number of documents, deleted ones included: ids are 0..MaxDoc-1.</summary>
    public abstract int MaxDoc { get; }

    /// <summary>Number of live documents.</summary>
    public abstract int NumDocs { get; }

    /// <summary>Which documents are alive; null when all are.</summary>
    public abstract LiveDocs? LiveDocs { get; }

    /// <summary>The segment's fields.</summary>
    public abstract FieldInfos FieldInfos { get; }

    /// <summary>
    /// The order that the segment's documents are in, deleted ones included: keys from the first that counts on; empty for the order
    /// in which they came.
    /// </summary>
    public virtual IReadOnlyList<IndexSortField> IndexSort => [];

    /// <summary>Terms of a field, or null when the segment has none.</summary>
    public abstract Terms? Terms(string field);

    /// <summary>Norms of a field, or null when it has none.</summary>
    public abstract NormValues? GetNorms(string field);

    /// <summary>A fresh iterator over numeric doc values, or null when the field has none of that type.</summary>
    public abstract NumericDocValues? GetNumericDocValues(string field);

    /// <summary>A fresh iterator over binary doc values, or null.</summary>
    public abstract BinaryDocValues? GetBinaryDocValues(string field);

    /// <summary>A fresh iterator over sorted doc values, or null.</summary>
    public abstract SortedDocValues? GetSortedDocValues(string field);

    /// <summary>A fresh iterator over sorted-numeric doc values, or null.</summary>
    public abstract SortedNumericDocValues? GetSortedNumericDocValues(string field);

    /// <summary>A fresh iterator over sorted-set doc values, or null.</summary>
    public abstract SortedSetDocValues? GetSortedSetDocValues(string field);

    /// <summary>Points of a field, or null when no document has one.</summary>
    public abstract PointValues? GetPointValues(string field);

    /// <summary>The term vectors of a document, one for each field that has one, by name; empty when it has none.</summary>
    public virtual IReadOnlyList<TermVector> GetTermVectors(int doc) => [];

    /// <summary>The term vector of a field in a document, or null when it has none.</summary>
    public TermVector? GetTermVector(int doc, string field)
    {
        if (FieldInfos[field] is not { HasTermVectors: true })
        {
            return null;
        }
        foreach (TermVector vector in GetTermVectors(doc))
        {
            if (vector.Field.Name == field)
            {
                return vector;
            }
        }
        return null;
    }

    /// <summary>
    /// What the doc values of a field are read from, to keep under it what is computed of them: as long as it is the same object, so are
    /// the values, whatever was deleted meanwhile.
    /// </summary>
    public virtual object DocValuesSource(string field) => this;

    /// <summary>Delivers the stored fields of a document.</summary>
    public abstract void VisitDocument(int doc, StoredFieldVisitor visitor);

    /// <summary>Verifies the checksums of all files of the segment.</summary>
    public abstract void CheckIntegrity();
}
