using Search.Codecs.Packed;

namespace Search.Codecs.Postings;

/// <summary>
/// Collects the competitive pairs of frequency and norm of some documents: for each norm the highest frequency, of which only
/// those above all frequencies of smaller norms are written. Norms compare as unsigned.
/// </summary>
internal sealed class ImpactAccumulator
{
    private const int ByteNorms = 256;
    private readonly int[] _maxFreqs = new int[ByteNorms];
    private SortedDictionary<ulong, int>? _others;
    private int _low = ByteNorms;
    private int _high = -1;

    /// <summary>Adds a document.</summary>
    public void Add(int freq, long norm)
    {
        if (norm == (sbyte)norm)
        {
            AddByte(freq, (byte)norm);
        }
        else
        {
            _others ??= [];
            _others[(ulong)norm] = Math.Max(freq, _others.GetValueOrDefault((ulong)norm));
        }
    }

    /// <summary>Adds a document whose norm is one byte.</summary>
    public void AddByte(int freq, byte norm)
    {
        ref int max = ref _maxFreqs[norm];
        if (freq > max)
        {
            max = freq;
            _low = Math.Min(_low, norm);
            _high = Math.Max(_high, norm);
        }
    }

    /// <summary>Adds everything that another has collected.</summary>
    public void AddAll(ImpactAccumulator other)
    {
        for (int norm = other._low; norm <= other._high; norm++)
        {
            AddByte(other._maxFreqs[norm], (byte)norm);
        }
        if (other._others is not null)
        {
            foreach ((ulong norm, int freq) in other._others)
            {
                Add(freq, (long)norm);
            }
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        if (_high >= 0)
        {
            Array.Clear(_maxFreqs, _low, _high - _low + 1);
        }
        _low = ByteNorms;
        _high = -1;
        _others?.Clear();
    }

    /// <summary>
    /// Writes the competitive pairs, ascending: vInt (freq - previous - 1) &lt;&lt; 1 when the norm is the next one, else
    /// with the low bit set and the zig-zag of norm - previous - 1 after it.
    /// </summary>
    public void Write(ByteSink sink)
    {
        var last = new Impact(0, 0);
        WriteBytes(0, 127, ref last, sink);
        if (_others is not null)
        {
            foreach ((ulong norm, int freq) in _others)
            {
                WritePair(freq, (long)norm, ref last, sink);
            }
        }
        WriteBytes(128, 255, ref last, sink);
    }

    private void WriteBytes(int from, int to, ref Impact last, ByteSink sink)
    {
        for (int norm = Math.Max(from, _low); norm <= Math.Min(to, _high); norm++)
        {
            if (_maxFreqs[norm] > last.Freq)
            {
                WritePair(_maxFreqs[norm], (sbyte)norm, ref last, sink);
            }
        }
    }

    private static void WritePair(int freq, long norm, ref Impact last, ByteSink sink)
    {
        if (freq <= last.Freq)
        {
            return;
        }
        int freqDelta = freq - last.Freq - 1;
        long normDelta = norm - last.Norm - 1;
        if (normDelta == 0)
        {
            sink.WriteVInt(freqDelta << 1);
        }
        else
        {
            sink.WriteVInt((freqDelta << 1) | 1);
            sink.WriteZLong(normDelta);
        }
        last = new Impact(freq, norm);
    }
}
