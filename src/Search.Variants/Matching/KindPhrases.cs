namespace Search.Variants.Matching;

/// <summary>
/// Neutral words for kinds of variant. The same for every entity: no adjective depends on whom a label favours.
/// </summary>
internal static class KindPhrases
{
    public static string Of(VariantKind kind) => kind switch
    {
        VariantKind.OfficialName => "official name",
        VariantKind.ShortName => "name",
        VariantKind.Alias => "another name",
        VariantKind.Acronym => "initials",
        VariantKind.DefinedAcronym => "initials that the document defines",
        VariantKind.TitledName => "name with title",
        VariantKind.ReorderedName => "name in another order",
        VariantKind.Transliteration => "another spelling",
        VariantKind.Demonym => "name of its people or adjective",
        VariantKind.Surname => "family name",
        VariantKind.ShortForm => "short form",
        VariantKind.Nickname => "nickname",
        VariantKind.HistoricName => "former name",
        VariantKind.Capital => "its capital",
        VariantKind.Seat => "seat of its government",
        VariantKind.Institution => "institution that acts for it",
        VariantKind.RoleHolder => "holder on the document's date",
        VariantKind.Label => "label",
        VariantKind.Fuzzy => "similar spelling",
        VariantKind.Phrasing => "another phrasing",
        VariantKind.Nominalisation => "noun or verb of the same",
        VariantKind.LightVerb => "phrasing with a light verb",
        VariantKind.Entailment => "phrasing that implies it",
        VariantKind.Inflection => "another form of the word",
        VariantKind.Spelling => "British or American spelling",
        _ => "as typed",
    };
}
