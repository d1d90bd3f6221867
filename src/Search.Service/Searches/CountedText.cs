namespace Search.Service;

/// <summary>A text and how often it was asked.</summary>
/// <param name="Text">As it was asked first.</param>
/// <param name="Count">How often, at least.</param>
public sealed record CountedText(string Text, long Count);
