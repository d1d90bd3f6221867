using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Queries.Tests;

/// <summary>A segment held in memory.</summary>
internal sealed class MemoryLeafReader : LeafReader
{
    private readonly IReadOnlyList<MemoryDocument> _docs;
    private readonly Dictionary<string, MemoryTerms> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NormValues> _norms = new(StringComparer.Ordinal);

    internal MemoryLeafReader(
        IReadOnlyList<MemoryDocument> docs, int blockSize, IReadOnlyList<IndexSortField>? order = null)
    {
        IndexSort = order ?? [];
        _docs = docs;
        MaxDoc = docs.Count;
        NumDocs = docs.Count(d => !d.Deleted);
        if (NumDocs < MaxDoc)
        {
            var words = new ulong[(MaxDoc + 63) >> 6];
            for (int i = 0; i < MaxDoc; i++)
            {
                words[i >> 6] |= docs[i].Deleted ? 0 : 1UL << i;
            }
            LiveDocs = new LiveDocs(words, MaxDoc);
        }
        var infos = new List<FieldInfo>();
        foreach (string field in docs.SelectMany(d => d.Tokens.Keys).Distinct(StringComparer.Ordinal))
        {
            infos.Add(new FieldInfo(field, infos.Count)
            {
                IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets,
            });
            _norms[field] = new MemoryNorms([.. docs.Select(d =>
                d.Norms.TryGetValue(field, out byte norm) ? (byte?)norm : null)]);
            _terms[field] = new MemoryTerms(Invert(field), docs, field, blockSize, _norms[field]);
        }
        foreach (string field in docs.SelectMany(d => d.Numbers.Keys).Distinct(StringComparer.Ordinal))
        {
            infos.Add(new FieldInfo(field, infos.Count) { DocValuesType = DocValuesType.Numeric });
        }
        foreach (string field in docs.SelectMany(d => d.Sorted.Keys).Distinct(StringComparer.Ordinal))
        {
            infos.Add(new FieldInfo(field, infos.Count) { DocValuesType = DocValuesType.Sorted });
        }
        FieldInfos = new FieldInfos(infos);
    }

    public override string SegmentName => "_memory";

    public override int MaxDoc { get; }

    public override int NumDocs { get; }

    public override LiveDocs? LiveDocs { get; }

    public override FieldInfos FieldInfos { get; }

    public override IReadOnlyList<IndexSortField> IndexSort { get; }

    public override Terms? Terms(string field) => _terms.GetValueOrDefault(field);

    public override NormValues? GetNorms(string field) => _norms.GetValueOrDefault(field);

    public override NumericDocValues? GetNumericDocValues(string field) =>
        _docs.Any(d => d.Numbers.ContainsKey(field)) ? new MemoryNumeric(_docs, field) : null;

    public override BinaryDocValues? GetBinaryDocValues(string field) =>
        _docs.Any(d => d.Binary.ContainsKey(field)) ? new MemoryBinary(_docs, field) : null;

    public override SortedDocValues? GetSortedDocValues(string field) =>
        _docs.Any(d => d.Sorted.ContainsKey(field)) ? new MemorySorted(_docs, field) : null;

    public override SortedNumericDocValues? GetSortedNumericDocValues(string field) => null;

    public override SortedSetDocValues? GetSortedSetDocValues(string field) => null;

    public override PointValues? GetPointValues(string field) => null;

    public override void VisitDocument(int doc, StoredFieldVisitor visitor)
    {
    }

    public override void CheckIntegrity()
    {
    }

    private SortedDictionary<byte[], List<(int Doc, List<MemoryToken> Tokens)>> Invert(string field)
    {
        var terms = new SortedDictionary<byte[], List<(int Doc, List<MemoryToken> Tokens)>>(
            Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        for (int doc = 0; doc < _docs.Count; doc++)
        {
            foreach (MemoryToken token in _docs[doc].Tokens.GetValueOrDefault(field) ?? [])
            {
                byte[] term = Encoding.UTF8.GetBytes(token.Term);
                if (!terms.TryGetValue(term, out List<(int Doc, List<MemoryToken> Tokens)>? list))
                {
                    terms.Add(term, list = []);
                }
                if (list.Count == 0 || list[^1].Doc != doc)
                {
                    list.Add((doc, []));
                }
                list[^1].Tokens.Add(token);
            }
        }
        return terms;
    }
}
