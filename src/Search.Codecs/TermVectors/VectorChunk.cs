namespace Search.Codecs;

/// <summary>A decoded chunk of term vectors: columns over all its documents. Immutable once read.</summary>
internal sealed class VectorChunk
{
    private readonly int _firstDoc;
    private readonly int[] _fieldEnds;

    /// <summary>A chunk; <paramref name="fieldEnds"/> says after which entry the fields of each document end.</summary>
    public VectorChunk(string resource, long offset, int firstDoc, int[] fieldEnds)
    {
        Resource = resource;
        Offset = offset;
        _firstDoc = firstDoc;
        _fieldEnds = fieldEnds;
    }

    /// <summary>The file.</summary>
    public string Resource { get; }

    /// <summary>Where the chunk begins there.</summary>
    public long Offset { get; }

    /// <summary>Number of documents.</summary>
    public int DocCount => _fieldEnds.Length;

    /// <summary>Where the vectors begin, document by document.</summary>
    public VectorPlace[] Places { get; init; } = [];

    /// <summary>Bytes that each term shares with the one before.</summary>
    public int[] PrefixLengths { get; init; } = [];

    /// <summary>Bytes that each term has of its own.</summary>
    public int[] SuffixLengths { get; init; } = [];

    /// <summary>Occurrences of each term.</summary>
    public int[] Freqs { get; init; } = [];

    /// <summary>Positions, each from the one before in its term.</summary>
    public int[] PositionDeltas { get; init; } = [];

    /// <summary>Average characters a position, for each distinct field.</summary>
    public float[] CharsPerTerm { get; init; } = [];

    /// <summary>Start offsets: the distance from the one before less what the average foretells.</summary>
    public int[] StartResiduals { get; init; } = [];

    /// <summary>Lengths of occurrences less that of the term.</summary>
    public int[] LengthResiduals { get; init; } = [];

    /// <summary>Lengths of payloads.</summary>
    public int[] PayloadLengths { get; init; } = [];

    /// <summary>For each document its suffixes and then its payloads.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>True when the document is in the chunk.</summary>
    public bool Contains(int doc) => (uint)(doc - _firstDoc) < (uint)_fieldEnds.Length;

    /// <summary>The vectors of a document of the chunk.</summary>
    public TermVector[] Document(int doc)
    {
        int place = doc - _firstDoc;
        int from = place == 0 ? 0 : _fieldEnds[place - 1];
        int count = _fieldEnds[place] - from;
        var vectors = count == 0 ? [] : new TermVector[count];
        for (int i = 0; i < count; i++)
        {
            vectors[i] = new TermVector(this, Places[from + i]);
        }
        return vectors;
    }
}
