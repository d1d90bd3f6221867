namespace Search.Variants;

/// <summary>Phrasings of one thing.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Relation">How the members stand to each other.</param>
/// <param name="Domain">Where it belongs: diplomacy, conflict.</param>
/// <param name="Members">The phrasings.</param>
/// <param name="Provenance">Where it was checked.</param>
public sealed record PhraseGroup(
    string Id,
    PhraseRelation Relation,
    string Domain,
    IReadOnlyList<PhraseMember> Members,
    IReadOnlyList<string> Provenance)
{
    /// <summary>The kind that a match by another member of the group has.</summary>
    public VariantKind MatchKind => Relation switch
    {
        PhraseRelation.Entails => VariantKind.Entailment,
        PhraseRelation.Nominalisation => VariantKind.Nominalisation,
        PhraseRelation.LightVerb => VariantKind.LightVerb,
        PhraseRelation.Spelling => VariantKind.Spelling,
        _ => VariantKind.Phrasing,
    };
}
