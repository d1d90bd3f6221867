using Search.Codecs.Packed;

namespace Search.Codecs;

/// <summary>The documents of the chunk being collected, as columns.</summary>
internal sealed class VectorBuffer
{
    private readonly ByteSink _payloads = new();
    private readonly ByteSink _last = new(64);
    private int _docFields;
    private TermVectorParts _parts;

    /// <summary>Fields of each document.</summary>
    public IntSink FieldCounts { get; } = new();

    /// <summary>Field number of each vector.</summary>
    public IntSink FieldNumbers { get; } = new();

    /// <summary>Parts of each vector.</summary>
    public IntSink Flags { get; } = new();

    /// <summary>Terms of each vector.</summary>
    public IntSink TermCounts { get; } = new();

    /// <summary>Bytes that each term shares with the one before.</summary>
    public IntSink PrefixLengths { get; } = new();

    /// <summary>Bytes that each term has of its own.</summary>
    public IntSink SuffixLengths { get; } = new();

    /// <summary>Occurrences of each term.</summary>
    public IntSink Freqs { get; } = new();

    /// <summary>Occurrences in each vector.</summary>
    public IntSink Occurrences { get; } = new();

    /// <summary>Positions, each from the one before in its term.</summary>
    public IntSink PositionDeltas { get; } = new();

    /// <summary>Start offsets, each from the one before in its term.</summary>
    public IntSink StartDeltas { get; } = new();

    /// <summary>Lengths of occurrences less that of the term.</summary>
    public IntSink LengthResiduals { get; } = new();

    /// <summary>Lengths of payloads.</summary>
    public IntSink PayloadLengths { get; } = new();

    /// <summary>For each document its suffixes and then its payloads.</summary>
    public ByteSink Bytes { get; } = new(2 * Lucene50TermVectorsReader.ChunkSizeBytes);

    /// <summary>Documents finished.</summary>
    public int DocCount => FieldCounts.Length;

    /// <summary>Begins a vector of the current document.</summary>
    public void StartField(FieldInfo field, TermVectorParts parts)
    {
        _docFields++;
        _parts = parts;
        _last.Clear();
        FieldNumbers.Add(field.Number);
        Flags.Add((int)parts);
        TermCounts.Add(0);
        Occurrences.Add(0);
    }

    /// <summary>Adds a term of the current vector.</summary>
    public void AddTerm(ReadOnlySpan<byte> term, in TermVectorOccurrences occurrences)
    {
        int prefix = term.CommonPrefixLength(_last.Bytes);
        _last.Truncate(prefix);
        _last.WriteBytes(term[prefix..]);
        TermCounts.Values[^1]++;
        PrefixLengths.Add(prefix);
        SuffixLengths.Add(term.Length - prefix);
        Bytes.WriteBytes(term[prefix..]);
        int freq = occurrences.Freq;
        Freqs.Add(freq);
        Occurrences.Values[^1] += freq;
        if ((_parts & TermVectorParts.Positions) != 0)
        {
            AddDeltas(occurrences.Positions[..freq], PositionDeltas);
        }
        if ((_parts & TermVectorParts.Offsets) != 0)
        {
            AddDeltas(occurrences.StartOffsets[..freq], StartDeltas);
            for (int i = 0; i < freq; i++)
            {
                LengthResiduals.Add(occurrences.EndOffsets[i] - occurrences.StartOffsets[i] - term.Length);
            }
        }
        if ((_parts & TermVectorParts.Payloads) != 0)
        {
            PayloadLengths.Add(occurrences.PayloadLengths[..freq]);
            _payloads.WriteBytes(occurrences.Payloads);
        }
    }

    /// <summary>Ends the current document.</summary>
    public void FinishDocument()
    {
        FieldCounts.Add(_docFields);
        _docFields = 0;
        Bytes.WriteBytes(_payloads.Bytes);
        _payloads.Clear();
    }

    /// <summary>Forgets all documents.</summary>
    public void Clear()
    {
        ReadOnlySpan<IntSink> columns =
        [
            FieldCounts, FieldNumbers, Flags, TermCounts, Occurrences, PrefixLengths, SuffixLengths, Freqs,
            PositionDeltas, StartDeltas, LengthResiduals, PayloadLengths,
        ];
        foreach (IntSink column in columns)
        {
            column.Clear();
        }
        Bytes.Clear();
    }

    private static void AddDeltas(ReadOnlySpan<int> values, IntSink target)
    {
        int last = 0;
        foreach (int value in values)
        {
            target.Add(value - last);
            last = value;
        }
    }
}
