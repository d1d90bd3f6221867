namespace Search.Variants;

/// <summary>A condition on a mention's surroundings and what follows from it.</summary>
public sealed record Guard
{
    /// <summary>What it looks at.</summary>
    public required GuardCondition Condition { get; init; }

    /// <summary>Words or phrases (folded, each a list of words), for the conditions on words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Words { get; init; } = [];

    /// <summary>Entity ids, <c>type:STATE</c>, sources, or a text case, for the other conditions.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>How many words to each side count.</summary>
    public int Within { get; init; } = 1;

    /// <summary>Days, for <see cref="GuardCondition.DocumentDate"/>.</summary>
    public DateInterval Days { get; init; }

    /// <summary>Without it the reading is rejected.</summary>
    public bool Require { get; init; }

    /// <summary>Factor on the confidence when it holds.</summary>
    public double Times { get; init; } = 1;
}
