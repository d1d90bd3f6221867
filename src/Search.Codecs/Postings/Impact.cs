namespace Search.Codecs;

/// <summary>A competitive pair: no document of the block has a higher frequency at this or a smaller norm.</summary>
/// <param name="Freq">Term frequency.</param>
/// <param name="Norm">Norm as stored (a byte norm sign-extended; ordered as unsigned).</param>
public readonly record struct Impact(int Freq, long Norm);
