using System.Runtime.CompilerServices;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>Tokens with document and position of any size and, where the field has them, offsets and payloads.</summary>
internal sealed class WideTokens : SortedTokens
{
    private ulong[] _keys = [];
    private ulong[] _offsets = [];
    private ulong[] _payloads = [];
    private bool _hasOffsets;
    private bool _hasPayloads;

    /// <inheritdoc/>
    public override int TokenBytes => sizeof(ulong) * (1 + (_hasOffsets ? 1 : 0) + (_hasPayloads ? 1 : 0));

    /// <summary>Begins a field.</summary>
    public void StartField(FieldInfo field)
    {
        _hasOffsets = field.HasOffsets;
        _hasPayloads = field.HasPayloads;
    }

    /// <inheritdoc/>
    public override void Grow(int tokens)
    {
        Grow(ref _keys, tokens);
        Grow(ref _offsets, _hasOffsets ? tokens : 0);
        Grow(ref _payloads, _hasPayloads ? tokens : 0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Place(TokenBatch batch, int[] next)
    {
        ReadOnlySpan<int> terms = batch.Terms.AsSpan(0, batch.Count);
        for (int i = 0; i < terms.Length; i++)
        {
            int place = next[terms[i]];
            if (place < 0)
            {
                continue;
            }
            next[terms[i]] = place + 1;
            _keys[place] = Pair(batch.Docs[i], batch.Positions[i]);
            if (_hasOffsets)
            {
                _offsets[place] = Pair(batch.Starts[i], batch.Ends[i]);
            }
            if (_hasPayloads)
            {
                _payloads[place] = Pair(batch.PayloadStarts[i], batch.PayloadLengths[i]);
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Read(int at, int end, TermDocuments target)
    {
        int limit = target.Begin(end - at);
        int last = -1;
        int doc = -1;
        int position = 0;
        for (int i = 0; i < limit; i++)
        {
            ulong key = _keys[at + i];
            int nextDoc = (int)(key >> 32);
            bool same = nextDoc == doc;
            target.PositionDeltas[i] = (int)key - (same ? position : 0);
            last += same ? 0 : 1;
            target.Docs[last] = nextDoc;
            target.Ends[last] = i + 1;
            doc = nextDoc;
            position = (int)key;
        }
        if (_hasOffsets)
        {
            ReadOffsets(at, limit, target);
        }
        for (int i = 0; _hasPayloads && i < limit; i++)
        {
            target.PayloadStarts[i] = (int)(_payloads[at + i] >> 32);
            target.PayloadLengths[i] = (int)_payloads[at + i];
        }
        return at + target.Finish(last + 1, isWhole: at + limit == end);
    }

    private static ulong Pair(int high, int low) => ((ulong)(uint)high << 32) | (uint)low;

    private static void Grow(ref ulong[] array, int length)
    {
        if (array.Length < length)
        {
            array = GC.AllocateUninitializedArray<ulong>(length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadOffsets(int at, int count, TermDocuments target)
    {
        uint doc = uint.MaxValue;
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            uint nextDoc = (uint)(_keys[at + i] >> 32);
            ulong pair = _offsets[at + i];
            int nextStart = (int)(pair >> 32);
            target.StartDeltas[i] = nextStart - (nextDoc == doc ? start : 0);
            target.OffsetLengths[i] = (int)pair - nextStart;
            doc = nextDoc;
            start = nextStart;
        }
    }
}
