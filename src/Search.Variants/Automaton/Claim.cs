namespace Search.Variants.Automaton;

/// <summary>What claims a surface, and how the text must be printed for it.</summary>
internal sealed class Claim
{
    /// <summary>Name, blocker or title.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>Index of the variant for a name, of the blocker for a blocker.</summary>
    public required int Index { get; init; }

    /// <summary>The rule.</summary>
    public required CaseRule Case { get; init; }

    /// <summary>Bit i: word i of the surface begins with a capital.</summary>
    public required uint Capitals { get; init; }

    /// <summary>Bit i: punctuation stands before word i of the surface, and may in the text.</summary>
    public required uint Punctuation { get; init; }

    /// <summary>The surface's words as written, for <see cref="CaseRule.Exact"/>; else empty.</summary>
    public required IReadOnlyList<string> Exact { get; init; }
}
