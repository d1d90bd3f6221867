using Search.Variants;

namespace Search.Cli.Commands;

/// <summary>A line of a file of name pairs.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="First">A name.</param>
/// <param name="Second">Another one.</param>
/// <param name="Kind">What both name.</param>
/// <param name="Problem">Why the line is refused; null when it is not.</param>
internal sealed record NamePairLine(int Number, string First, string Second, NameKind Kind, string? Problem = null);
