namespace Search.Variants;

/// <summary>How a query is expanded.</summary>
public sealed record ExpansionOptions
{
    /// <summary>The defaults: everything on.</summary>
    public static ExpansionOptions Default { get; } = new();

    /// <summary>Name of the rank profile whose constants apply.</summary>
    public string Profile { get; init; } = "news";

    /// <summary>Highest tier that matches, 0 to 4; 0: the words as typed only.</summary>
    public int MaxTier { get; init; } = 4;

    /// <summary>Kinds that do not match.</summary>
    public IReadOnlySet<VariantKind> ExcludeKinds { get; init; } = new HashSet<VariantKind>();

    /// <summary>Variants that were not valid on that day do not expand the query; null: all do.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>
    /// For an index whose documents were not all tagged with this set yet: what is different, so that new names count by
    /// their words and withdrawn ones no longer; null when all were.
    /// </summary>
    public VariantSetChanges? Changes { get; init; }

    /// <summary>The text fields that are searched, title first.</summary>
    public IReadOnlyList<string> Fields { get; init; } = ["title", "body"];

    /// <summary>Whether mentions of a kind count.</summary>
    internal bool Allows(VariantSet set, VariantKind kind) => set.Tier(kind) <= MaxTier && !ExcludeKinds.Contains(kind);
}
