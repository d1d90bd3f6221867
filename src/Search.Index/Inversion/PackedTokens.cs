using System.Runtime.CompilerServices;

namespace Search.Indexing;

/// <summary>Tokens whose document and position fit one 32-bit key, which orders as they do.</summary>
internal sealed class PackedTokens : SortedTokens
{
    /// <summary>Bits of a key.</summary>
    public const int KeyBits = 32;

    private uint[] _keys = [];
    private int _positionBits;

    /// <inheritdoc/>
    public override int TokenBytes => sizeof(uint);

    /// <summary>Begins a field whose positions fit that many bits.</summary>
    public void StartField(int positionBits) => _positionBits = positionBits;

    /// <inheritdoc/>
    public override void Grow(int tokens)
    {
        if (_keys.Length < tokens)
        {
            _keys = GC.AllocateUninitializedArray<uint>(tokens);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Place(TokenBatch batch, int[] next)
    {
        uint[] keys = _keys;
        int bits = _positionBits;
        uint mask = (uint)((1UL << bits) - 1);
        ReadOnlySpan<int> terms = batch.Terms.AsSpan(0, batch.Count);
        ReadOnlySpan<int> docs = batch.Docs.AsSpan(0, terms.Length);
        ReadOnlySpan<int> positions = batch.Positions.AsSpan(0, terms.Length);
        for (int i = 0; i < terms.Length; i++)
        {
            ref int place = ref next[terms[i]];
            if (place >= 0)
            {
                keys[place++] = (uint)((ulong)(uint)docs[i] << bits) | ((uint)positions[i] & mask);
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Read(int at, int end, TermDocuments target)
    {
        int limit = target.Begin(end - at);
        ReadOnlySpan<uint> keys = _keys.AsSpan(at, limit);
        int[] docs = target.Docs;
        int[] ends = target.Ends;
        Span<int> deltas = target.PositionDeltas.AsSpan(0, limit);
        int bits = _positionBits;
        uint mask = (uint)((1UL << bits) - 1);
        int last = -1;
        int doc = -1;
        int position = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            int nextDoc = (int)((ulong)keys[i] >> bits);
            int nextPosition = (int)(keys[i] & mask);
            bool same = nextDoc == doc;
            deltas[i] = nextPosition - (same ? position : 0);
            last += same ? 0 : 1;
            docs[last] = nextDoc;
            ends[last] = i + 1;
            doc = nextDoc;
            position = nextPosition;
        }
        return at + target.Finish(last + 1, isWhole: at + limit == end);
    }
}
