using System.Numerics;
using Search.Codecs;

namespace Search.Queries;

/// <summary>A set of documents as bits, and an iterator over it.</summary>
internal sealed class DocBits : DocIdSetIterator
{
    private readonly ulong[] _words;
    private int _doc = -1;
    private int _count;

    internal DocBits(int maxDoc) => _words = new ulong[(maxDoc + 63) >> 6];

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => _count;

    /// <summary>The documents of all terms that an enumerator has left.</summary>
    internal static DocBits OfTerms(TermsEnum terms, int maxDoc)
    {
        var bits = new DocBits(maxDoc);
        PostingsEnum? postings = null;
        while (terms.MoveNext())
        {
            postings = terms.Postings(postings, PostingsFlags.None);
            bits.Add(postings);
        }
        return bits;
    }

    /// <summary>Adds the documents of a fresh iterator.</summary>
    internal void Add(DocIdSetIterator docs)
    {
        for (int doc = docs.NextDoc(); doc != NoMoreDocs; doc = docs.NextDoc())
        {
            ulong bit = 1UL << doc;
            ref ulong word = ref _words[doc >> 6];
            _count += (word & bit) == 0 ? 1 : 0;
            word |= bit;
        }
    }

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_doc + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        int at = target >> 6;
        if (target != NoMoreDocs && at < _words.Length)
        {
            ulong word = _words[at] & (ulong.MaxValue << target);
            while (word == 0 && ++at < _words.Length)
            {
                word = _words[at];
            }
            if (word != 0)
            {
                _doc = (at << 6) + BitOperations.TrailingZeroCount(word);
                return _doc;
            }
        }
        _doc = NoMoreDocs;
        return _doc;
    }
}
