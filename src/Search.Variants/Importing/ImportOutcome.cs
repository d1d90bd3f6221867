namespace Search.Variants;

/// <summary>What became of a line.</summary>
public enum ImportOutcome
{
    /// <summary>It is part of the draft; a reason is a remark.</summary>
    Accepted = 1,

    /// <summary>It holds nothing: blank, a comment, a bracket around a list.</summary>
    Skipped = 2,

    /// <summary>It is not part of the draft.</summary>
    Refused = 3,
}
