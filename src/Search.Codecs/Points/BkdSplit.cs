namespace Search.Codecs;

/// <summary>What separates two neighbouring leaves: in the dimension, values left are at most the value, values right at least.</summary>
internal readonly record struct BkdSplit(int Dimension, byte[] Value);
