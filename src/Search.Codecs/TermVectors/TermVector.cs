namespace Search.Codecs;

/// <summary>The terms of one field of one document with their frequencies, and what else the vector holds.</summary>
public sealed class TermVector
{
    private readonly VectorChunk _chunk;
    private readonly VectorPlace _place;

    internal TermVector(VectorChunk chunk, VectorPlace place)
    {
        _chunk = chunk;
        _place = place;
    }

    /// <summary>The field, as the segment has it.</summary>
    public FieldInfo Field => _place.Field;

    /// <summary>What the vector holds.</summary>
    public TermVectorParts Parts => _place.Parts;

    /// <summary>Number of distinct terms.</summary>
    public int Count => _place.TermCount;

    /// <summary>A fresh enumerator, for one thread.</summary>
    public TermVectorEnum Iterator() => new(_chunk, _place);
}
