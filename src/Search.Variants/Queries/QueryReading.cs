using Search.Queries;

namespace Search.Variants;

/// <summary>What a part of a query may mean.</summary>
public sealed record QueryReading
{
    /// <summary>The entity; null for words and phrasings.</summary>
    public Entity? Entity { get; init; }

    /// <summary>The phrase group; null for words and names.</summary>
    public PhraseGroup? PhraseGroup { get; init; }

    /// <summary>The variant that was typed; null for words.</summary>
    public Variant? Typed { get; init; }

    /// <summary>Its name: the entity's display name, the group's id, or the words.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Factor on its score beside the other readings, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The tier at which the typed words reach the meaning: 3 when they only stand for it.</summary>
    public int Tier { get; init; }

    /// <summary>What is looked for.</summary>
    public required IReadOnlyList<ExpandedVariant> Variants { get; init; }

    /// <summary>The query for it alone.</summary>
    public required Query Query { get; init; }
}
