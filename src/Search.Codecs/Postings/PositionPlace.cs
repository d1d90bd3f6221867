namespace Search.Codecs;

/// <summary>Where the positions of a posting begin.</summary>
/// <param name="Pointer">Offset in the file of positions of some block of them.</param>
/// <param name="Offset">How many positions to pass from there.</param>
public readonly record struct PositionPlace(long Pointer, long Offset);
