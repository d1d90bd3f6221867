namespace Search.Variants.Tests.Cases;

/// <summary>One line that says what must come of a query.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Verb">The words before the colon: <c>first</c>, <c>top 3</c>, <c>matched</c>.</param>
/// <param name="Value">The words after it.</param>
/// <param name="Because">The reason given, or empty.</param>
internal sealed record CaseExpectation(int Line, string Verb, string Value, string Because);
