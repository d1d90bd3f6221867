namespace Search.Variants.Loading;

/// <summary>One word of a surface.</summary>
/// <param name="Folded">What words are compared by.</param>
/// <param name="Text">As written.</param>
/// <param name="IsCapitalised">Begins with a capital.</param>
/// <param name="IsAfterPunctuation">Punctuation stands before it, as in "Washington, DC".</param>
internal readonly record struct SurfaceWord(string Folded, string Text, bool IsCapitalised, bool IsAfterPunctuation);
