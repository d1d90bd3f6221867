namespace Search.Service;

/// <summary>One token of a stage.</summary>
/// <param name="Term">The term.</param>
/// <param name="StartOffset">Where it starts in the text, in UTF-16 units.</param>
/// <param name="EndOffset">Where it ends, exclusive.</param>
/// <param name="Position">Its position, from 0.</param>
/// <param name="PositionLength">How many positions it spans.</param>
/// <param name="Type">What the stage says it is.</param>
public readonly record struct StageToken(
    string Term, int StartOffset, int EndOffset, int Position, int PositionLength, string Type);
