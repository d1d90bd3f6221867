using Search.Codecs;

namespace Search.Queries;

/// <summary>The positions of one term in one document, and on request what goes with them.</summary>
internal sealed class PositionBuffer
{
    private int[] _positions = new int[16];

    /// <summary>The positions, ascending.</summary>
    internal ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>Their number.</summary>
    internal int Count { get; private set; }

    /// <summary>Start offsets; only after <see cref="ReadAll"/>.</summary>
    internal int[] StartOffsets { get; private set; } = [];

    /// <summary>End offsets; only after <see cref="ReadAll"/>.</summary>
    internal int[] EndOffsets { get; private set; } = [];

    /// <summary>Payloads; only after <see cref="ReadAll"/>.</summary>
    internal byte[][] Payloads { get; private set; } = [];

    /// <summary>Reads the positions of the current document.</summary>
    internal void Read(PostingsEnum postings)
    {
        Count = postings.ReadPositions(ref _positions);
    }

    /// <summary>Reads positions, offsets and payloads of the current document.</summary>
    internal void ReadAll(PostingsEnum postings)
    {
        Count = postings.Freq;
        _positions = new int[Count];
        StartOffsets = new int[Count];
        EndOffsets = new int[Count];
        Payloads = new byte[Count][];
        for (int i = 0; i < Count; i++)
        {
            _positions[i] = postings.NextPosition();
            StartOffsets[i] = postings.StartOffset;
            EndOffsets[i] = postings.EndOffset;
            Payloads[i] = postings.Payload.ToArray();
        }
    }
}
