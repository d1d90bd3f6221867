namespace Search.Codecs.Fst;

/// <summary>The accepted prefixes that a walk met, shortest first, with their outputs. Reused from walk to walk.</summary>
internal sealed class FstMatches
{
    private Match[] _matches = new Match[8];
    private byte[] _path = new byte[32];
    private byte[] _finals = new byte[64];
    private byte[] _joined = new byte[64];
    private int _pathLength;
    private int _finalsLength;

    /// <summary>Number of accepted prefixes.</summary>
    public int Count { get; private set; }

    /// <summary>Length of an accepted prefix.</summary>
    public int PrefixLength(int match) => _matches[match].PrefixLength;

    /// <summary>Output of an accepted prefix. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Output(int match)
    {
        Match m = _matches[match];
        ReadOnlySpan<byte> final = _finals.AsSpan(m.FinalAt, m.FinalLength);
        if (m.PathLength == 0)
        {
            return final;
        }
        EnsureLength(ref _joined, m.PathLength + m.FinalLength);
        _path.AsSpan(0, m.PathLength).CopyTo(_joined);
        final.CopyTo(_joined.AsSpan(m.PathLength));
        return _joined.AsSpan(0, m.PathLength + m.FinalLength);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Count = _pathLength = _finalsLength = 0;

    /// <summary>Records the empty prefix.</summary>
    public void AddEmpty(ReadOnlySpan<byte> output)
    {
        output.CopyTo(Append(0, output.Length));
    }

    /// <summary>Adds an arc's output to that of the path.</summary>
    public void AppendOutput(in ReverseCursor cursor, int address, int length)
    {
        if (length > 0)
        {
            EnsureLength(ref _path, _pathLength + length);
            cursor.CopyDown(address, _path.AsSpan(_pathLength, length));
            _pathLength += length;
        }
    }

    /// <summary>Records an accepted prefix with the final output of its last arc.</summary>
    public void Add(in ReverseCursor cursor, int prefixLength, int address, int length) =>
        cursor.CopyDown(address, Append(prefixLength, length));

    private Span<byte> Append(int prefixLength, int length)
    {
        if (Count == _matches.Length)
        {
            Array.Resize(ref _matches, Count * 2);
        }
        EnsureLength(ref _finals, _finalsLength + length);
        _matches[Count++] = new Match(prefixLength, _pathLength, _finalsLength, length);
        Span<byte> place = _finals.AsSpan(_finalsLength, length);
        _finalsLength += length;
        return place;
    }

    private static void EnsureLength(ref byte[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, Math.Max(length, array.Length * 2));
        }
    }

    private readonly record struct Match(int PrefixLength, int PathLength, int FinalAt, int FinalLength);
}
