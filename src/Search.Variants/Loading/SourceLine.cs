namespace Search.Variants.Loading;

/// <summary>A record as it was read, kept for sets that are built on top.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Number">Its line there.</param>
/// <param name="Text">A JSON object.</param>
internal readonly record struct SourceLine(string File, int Number, string Text);
