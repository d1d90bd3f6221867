using Search.Codecs;

namespace Search.Indexing;

/// <summary>The tokens of one field in the document being taken in, for its term vector.</summary>
internal sealed class VectorTokens
{
    private Token[] _tokens = new Token[64];
    private ulong[] _order = new ulong[64];
    private int[] _columns = new int[4 * 64];
    private Run[] _terms = new Run[32];
    private byte[] _payloads = new byte[64];
    private byte[] _termPayloads = [];
    private int _payloadBytes;

    /// <summary>Number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long RamBytes => (48L * _tokens.Length) + (12L * _terms.Length) + _payloads.Length + _termPayloads.Length;

    /// <summary>Forgets all tokens.</summary>
    public void Clear()
    {
        Count = 0;
        _payloadBytes = 0;
    }

    /// <summary>Takes a token in.</summary>
    public void Add(int term, int position, int start, int end, ReadOnlySpan<byte> payload)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, 2 * Count);
            _order = new ulong[_tokens.Length];
            _columns = new int[4 * _tokens.Length];
        }
        if (_payloads.Length - _payloadBytes < payload.Length)
        {
            Array.Resize(ref _payloads, Math.Max(2 * _payloads.Length, _payloadBytes + payload.Length));
        }
        payload.CopyTo(_payloads.AsSpan(_payloadBytes));
        _tokens[Count++] = new Token(term, position, start, end, _payloadBytes, payload.Length);
        _payloadBytes += payload.Length;
    }

    /// <summary>Writes the vector. Payloads are left out when no token has one.</summary>
    public void Write(TermVectorsWriter writer, FieldInfo field, TermVectorParts parts, TermsHash hash)
    {
        parts &= _payloadBytes > 0 ? parts : ~TermVectorParts.Payloads;
        writer.StartField(field, parts);
        foreach (Run term in SortTerms(hash))
        {
            writer.AddTerm(hash[term.Id], Occurrences(term));
        }
    }

    // Terms in order of their bytes; the tokens of each as they came.
    private Span<Run> SortTerms(TermsHash hash)
    {
        Span<ulong> order = _order.AsSpan(0, Count);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = ((ulong)(uint)_tokens[i].Term << 32) | (uint)i;
        }
        order.Sort();
        int terms = 0;
        for (int i = 0; i < order.Length; i++)
        {
            int id = (int)(order[i] >> 32);
            if (terms == 0 || _terms[terms - 1].Id != id)
            {
                if (terms == _terms.Length)
                {
                    Array.Resize(ref _terms, 2 * terms);
                }
                _terms[terms++] = new Run(id, i, 0);
            }
            _terms[terms - 1].Count++;
        }
        Span<Run> runs = _terms.AsSpan(0, terms);
        runs.Sort((a, b) => hash[a.Id].SequenceCompareTo(hash[b.Id]));
        return runs;
    }

    private TermVectorOccurrences Occurrences(Run term)
    {
        int freq = term.Count;
        Span<int> positions = _columns.AsSpan(0, freq);
        Span<int> starts = _columns.AsSpan(freq, freq);
        Span<int> ends = _columns.AsSpan(2 * freq, freq);
        Span<int> lengths = _columns.AsSpan(3 * freq, freq);
        int payloadBytes = 0;
        for (int i = 0; i < freq; i++)
        {
            ref readonly Token token = ref _tokens[(int)(uint)_order[term.First + i]];
            positions[i] = token.Position;
            starts[i] = token.Start;
            ends[i] = token.End;
            lengths[i] = token.PayloadLength;
            payloadBytes += token.PayloadLength;
        }
        if (_termPayloads.Length < payloadBytes)
        {
            _termPayloads = new byte[Math.Max(payloadBytes, 2 * _termPayloads.Length)];
        }
        int at = 0;
        for (int i = 0; payloadBytes > 0 && i < freq; i++)
        {
            ref readonly Token token = ref _tokens[(int)(uint)_order[term.First + i]];
            _payloads.AsSpan(token.PayloadStart, token.PayloadLength).CopyTo(_termPayloads.AsSpan(at));
            at += token.PayloadLength;
        }
        return new TermVectorOccurrences
        {
            Freq = freq,
            Positions = positions,
            StartOffsets = starts,
            EndOffsets = ends,
            PayloadLengths = lengths,
            Payloads = _termPayloads.AsSpan(0, payloadBytes),
        };
    }

    private readonly record struct Token(
        int Term, int Position, int Start, int End, int PayloadStart, int PayloadLength);

    private record struct Run(int Id, int First, int Count);
}
