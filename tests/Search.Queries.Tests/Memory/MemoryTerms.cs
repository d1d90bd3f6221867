using Search.Codecs;

namespace Search.Queries.Tests;

/// <summary>The terms of a field held in memory.</summary>
internal sealed class MemoryTerms : Terms
{
    private readonly KeyValuePair<byte[], List<(int Doc, List<MemoryToken> Tokens)>>[] _terms;
    private readonly int _blockSize;
    private readonly NormValues _norms;

    internal MemoryTerms(
        SortedDictionary<byte[], List<(int Doc, List<MemoryToken> Tokens)>> terms,
        IReadOnlyList<MemoryDocument> docs,
        string field,
        int blockSize,
        NormValues norms)
    {
        _terms = [.. terms];
        _blockSize = blockSize;
        _norms = norms;
        DocCount = docs.Count(d => d.Tokens.TryGetValue(field, out List<MemoryToken>? tokens) && tokens.Count > 0);
        SumDocFreq = _terms.Sum(t => (long)t.Value.Count);
        SumTotalTermFreq = _terms.Sum(t => t.Value.Sum(d => (long)d.Tokens.Count));
    }

    public override long Count => _terms.Length;

    public override long SumTotalTermFreq { get; }

    public override long SumDocFreq { get; }

    public override int DocCount { get; }

    public override ReadOnlySpan<byte> Min => _terms[0].Key;

    public override ReadOnlySpan<byte> Max => _terms[^1].Key;

    public override TermsEnum Iterator() => new Enumerator(this);

    private sealed class State(int index, int docFreq, long totalTermFreq) : TermState
    {
        internal int Index => index;

        public override int DocFreq => docFreq;

        public override long TotalTermFreq => totalTermFreq;
    }

    private sealed class Enumerator(MemoryTerms terms) : TermsEnum
    {
        private int _at = -1;

        public override ReadOnlySpan<byte> Term => terms._terms[_at].Key;

        public override int DocFreq => terms._terms[_at].Value.Count;

        public override long TotalTermFreq => terms._terms[_at].Value.Sum(d => (long)d.Tokens.Count);

        public override bool MoveNext() => ++_at < terms._terms.Length;

        public override bool SeekExact(ReadOnlySpan<byte> term) => SeekCeil(term) == SeekStatus.Found;

        public override SeekStatus SeekCeil(ReadOnlySpan<byte> term)
        {
            for (_at = 0; _at < terms._terms.Length; _at++)
            {
                int order = terms._terms[_at].Key.AsSpan().SequenceCompareTo(term);
                if (order >= 0)
                {
                    return order == 0 ? SeekStatus.Found : SeekStatus.NotFound;
                }
            }
            return SeekStatus.End;
        }

        public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags) =>
            new MemoryPostings(terms._terms[_at].Value, terms._blockSize, terms._norms);

        public override TermState GetTermState() => new State(_at, DocFreq, TotalTermFreq);

        public override void SeekExact(ReadOnlySpan<byte> term, TermState state) => _at = ((State)state).Index;
    }
}
