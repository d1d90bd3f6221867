namespace Search.Variants.Loading;

/// <summary>An entity as its record says, before ids are resolved.</summary>
internal sealed record EntityDraft(RecordLine Record, Entity Entity, IReadOnlyList<VariantDraft> Variants);

/// <summary>A surface as its record says.</summary>
internal sealed record VariantDraft(RecordLine Record, string Entity, Variant Variant, IReadOnlyList<SurfaceWord> Words)
{
    /// <summary>What the tagger compares: the folded words.</summary>
    public string Key => string.Join(' ', Words.Select(static word => word.Folded));
}

/// <summary>A relation as its record says.</summary>
internal sealed record RelationDraft(
    RecordLine Record,
    RelationKind Kind,
    string From,
    string To,
    DateInterval Valid,
    double? Confidence,
    IReadOnlyList<string> Provenance);

/// <summary>A blocker with the words of its surfaces.</summary>
internal sealed record BlockerDraft(
    RecordLine Record, Blocker Blocker, IReadOnlyList<IReadOnlyList<SurfaceWord>> Words);

/// <summary>A record that needs nothing resolved.</summary>
internal sealed record Draft<T>(RecordLine Record, T Value, IReadOnlyList<string> Provenance);
