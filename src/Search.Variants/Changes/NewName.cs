namespace Search.Variants.Changes;

/// <summary>A name that documents tagged with an earlier set do not know.</summary>
/// <param name="Variant">The variant in the new set.</param>
/// <param name="Stems">The stems that stand one after another where it is printed; two forms where it has an "and".</param>
internal sealed record NewName(Variant Variant, IReadOnlyList<IReadOnlyList<string>> Stems);
