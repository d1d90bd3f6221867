using System.Numerics;
using System.Runtime.CompilerServices;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// Sorts the token log of a field by term and pushes it into the codec. Counting sort: terms are ordered once, then the log is read
/// once for each run of terms whose tokens fit the work arrays, and every token is written to its term's next place there. Tokens of
/// a term keep the order of the log, which is ascending by document and position.
/// </summary>
internal sealed class PostingsFlusher(long maxBytesInMemory)
{
    private readonly TokenBatch _batch = new();
    private readonly TermDocuments _documents = new();
    private readonly PackedTokens _packed = new();
    private readonly WideTokens _wide = new();

    /// <summary>Writes a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="inverted">Its terms and tokens.</param>
    /// <param name="norms">Its norms, or null.</param>
    /// <param name="consumer">Where postings go.</param>
    /// <param name="visitor">Meets the documents of deleted and updated terms; or null.</param>
    /// <param name="maxDoc">Documents in the segment.</param>
    public void Write(
        FieldInfo field,
        InvertedField inverted,
        NormValues? norms,
        FieldsConsumer consumer,
        FlushVisitor? visitor,
        int maxDoc)
    {
        consumer.StartField(field, norms);
        SortedTokens tokens = Choose(field, inverted.Log, maxDoc);
        int[] order = inverted.Terms.SortedIds();
        int[] counts = Count(inverted);
        var next = new int[counts.Length];
        int from = 0;
        while (from < order.Length)
        {
            int to = Scatter(inverted.Log, tokens, order, counts, next, from);
            int at = 0;
            for (int i = from; i < to; i++)
            {
                int id = order[i];
                if (counts[id] > 0)
                {
                    FlushVisitor? visited = visitor is not null && visitor.StartTerm(id) ? visitor : null;
                    consumer.StartTerm(inverted.Terms[id]);
                    WriteTerm(field, inverted.Log, tokens, consumer, visited, at, at + counts[id]);
                    consumer.FinishTerm();
                }
                at += counts[id];
            }
            from = to;
        }
        consumer.FinishField();
    }

    private SortedTokens Choose(FieldInfo field, PostingsLog log, int maxDoc)
    {
        int positionBits = field.HasPositions ? BitOperations.Log2((uint)log.MaxPosition) + 1 : 0;
        bool fits = BitOperations.Log2((uint)maxDoc) + 1 + positionBits <= PackedTokens.KeyBits;
        if (fits && !field.HasOffsets && !field.HasPayloads)
        {
            _packed.StartField(positionBits);
            return _packed;
        }
        _wide.StartField(field);
        return _wide;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Count(InvertedField inverted)
    {
        var counts = new int[inverted.Terms.Count];
        PostingsLog.Reader reader = inverted.Log.Read();
        while (reader.Fill(_batch))
        {
            foreach (int term in _batch.Terms.AsSpan(0, _batch.Count))
            {
                counts[term]++;
            }
        }
        return counts;
    }

    // Places the tokens of as many terms as fit; returns the first term that does not.
    private int Scatter(PostingsLog log, SortedTokens sorted, int[] order, int[] counts, int[] next, int from)
    {
        long room = Math.Min(maxBytesInMemory / sorted.TokenBytes, Array.MaxLength);
        Array.Fill(next, -1);
        int to = from;
        long tokens = 0;
        while (to < order.Length && (to == from || tokens + counts[order[to]] <= room))
        {
            next[order[to]] = (int)tokens;
            tokens += counts[order[to++]];
        }
        sorted.Grow(checked((int)tokens));
        PostingsLog.Reader reader = log.Read();
        while (reader.Fill(_batch))
        {
            sorted.Place(_batch, next);
        }
        return to;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteTerm(
        FieldInfo field,
        PostingsLog log,
        SortedTokens tokens,
        FieldsConsumer consumer,
        FlushVisitor? visitor,
        int at,
        int end)
    {
        while (at < end)
        {
            at = tokens.Read(at, end, _documents);
            ReadOnlySpan<byte> payloads = field.HasPayloads ? _documents.Payloads(log.Payloads) : default;
            PostingsRun run = _documents.AsRun(field, payloads);
            consumer.AddDocs(in run);
            for (int i = 0; visitor is not null && i < run.Docs.Length; i++)
            {
                visitor.Visit(run.Docs[i]);
            }
        }
    }
}
