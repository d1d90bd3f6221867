using System.Runtime.CompilerServices;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>Documents of one term on their way to the codec, a column each for what is per document and per occurrence.</summary>
internal sealed class TermDocuments
{
    private const int InitialTokens = 4096;
    private int[] _freqs = new int[InitialTokens];
    private byte[] _payloads = [];
    private int _docCount;
    private int _tokenCount;

    /// <summary>Most occurrences at once; more when one document has more.</summary>
    public int Capacity { get; private set; } = InitialTokens;

    /// <summary>Documents.</summary>
    public int[] Docs { get; private set; } = new int[InitialTokens];

    /// <summary>Where the occurrences of each document end.</summary>
    public int[] Ends { get; private set; } = new int[InitialTokens];

    /// <summary>Distances from the position before in the same document.</summary>
    public int[] PositionDeltas { get; private set; } = new int[InitialTokens];

    /// <summary>Distances from the start before in the same document.</summary>
    public int[] StartDeltas { get; private set; } = new int[InitialTokens];

    /// <summary>Lengths in the text.</summary>
    public int[] OffsetLengths { get; private set; } = new int[InitialTokens];

    /// <summary>Where payloads lie in the log.</summary>
    public int[] PayloadStarts { get; private set; } = new int[InitialTokens];

    /// <summary>Lengths of payloads.</summary>
    public int[] PayloadLengths { get; private set; } = new int[InitialTokens];

    /// <summary>How many of that many occurrences may be filled in.</summary>
    public int Begin(int tokens) => Math.Min(tokens, Capacity);

    /// <summary>
    /// Ends the filling: the last document stays out unless its occurrences are known to be all there. Returns how many
    /// occurrences are in; 0 after making room for more of them when one document filled everything.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Finish(int docs, bool isWhole)
    {
        _docCount = isWhole ? docs : docs - 1;
        int start = 0;
        for (int i = 0; i < _docCount; i++)
        {
            _freqs[i] = Ends[i] - start;
            start = Ends[i];
        }
        _tokenCount = start;
        if (start == 0)
        {
            Grow();
        }
        return start;
    }

    /// <summary>The documents as the codec takes them.</summary>
    public PostingsRun AsRun(FieldInfo field, ReadOnlySpan<byte> payloads) => new()
    {
        Docs = Docs.AsSpan(0, _docCount),
        Freqs = _freqs.AsSpan(0, _docCount),
        PositionDeltas = field.HasPositions ? PositionDeltas.AsSpan(0, _tokenCount) : default,
        StartDeltas = field.HasOffsets ? StartDeltas.AsSpan(0, _tokenCount) : default,
        OffsetLengths = field.HasOffsets ? OffsetLengths.AsSpan(0, _tokenCount) : default,
        PayloadLengths = field.HasPayloads ? PayloadLengths.AsSpan(0, _tokenCount) : default,
        Payloads = payloads,
    };

    /// <summary>The payloads one after another.</summary>
    public ReadOnlySpan<byte> Payloads(GrowableBytes log)
    {
        long total = 0;
        for (int i = 0; i < _tokenCount; i++)
        {
            total += PayloadLengths[i];
        }
        if (_payloads.Length < total)
        {
            _payloads = new byte[Math.Max(total, _payloads.Length * 2L)];
        }
        int at = 0;
        for (int i = 0; i < _tokenCount; i++)
        {
            log.CopyTo(PayloadStarts[i], _payloads.AsSpan(at, PayloadLengths[i]));
            at += PayloadLengths[i];
        }
        return _payloads.AsSpan(0, at);
    }

    private void Grow()
    {
        Capacity *= 4;
        _freqs = new int[Capacity];
        Docs = new int[Capacity];
        Ends = new int[Capacity];
        PositionDeltas = new int[Capacity];
        StartDeltas = new int[Capacity];
        OffsetLengths = new int[Capacity];
        PayloadStarts = new int[Capacity];
        PayloadLengths = new int[Capacity];
    }
}
