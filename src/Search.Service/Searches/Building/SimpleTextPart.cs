namespace Search.Service;

/// <summary>A part of a query text in the simple syntax.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsPhrase">They stood between quotes.</param>
/// <param name="IsExcluded">A minus stood before them.</param>
internal readonly record struct SimpleTextPart(string Text, bool IsPhrase, bool IsExcluded);
