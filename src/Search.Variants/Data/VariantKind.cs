namespace Search.Variants;

/// <summary>
/// How a surface stands to what it means. The numbers are those of <c>search.v1.VariantKind</c> and stand in index
/// terms: they never change.
/// </summary>
public enum VariantKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>The words as typed, up to case, diacritics, quotes, hyphens, possessives and dots.</summary>
    Exact = 1,

    /// <summary>Another inflection of the same word.</summary>
    Inflection = 2,

    /// <summary>A British or American spelling of the same word.</summary>
    Spelling = 3,

    /// <summary>The official name; a person's full name.</summary>
    OfficialName = 4,

    /// <summary>The usual name.</summary>
    ShortName = 5,

    /// <summary>Another name in use.</summary>
    Alias = 6,

    /// <summary>Initials.</summary>
    Acronym = 7,

    /// <summary>A title and a name.</summary>
    TitledName = 8,

    /// <summary>Another spelling in Latin letters.</summary>
    Transliteration = 9,

    /// <summary>A people's name or adjective.</summary>
    Demonym = 10,

    /// <summary>The short form of a name after the full one.</summary>
    ShortForm = 11,

    /// <summary>A nickname.</summary>
    Nickname = 12,

    /// <summary>A former name.</summary>
    HistoricName = 13,

    /// <summary>A capital that stands for the government.</summary>
    Capital = 14,

    /// <summary>A seat that stands for the government.</summary>
    Seat = 15,

    /// <summary>A label that some sources use.</summary>
    Label = 16,

    /// <summary>Another phrasing with the same meaning.</summary>
    Phrasing = 17,

    /// <summary>A noun for a verb or the reverse.</summary>
    Nominalisation = 18,

    /// <summary>A verb of little meaning with a noun.</summary>
    LightVerb = 19,

    /// <summary>A phrasing that implies the one asked for.</summary>
    Entailment = 20,

    /// <summary>The family name put first.</summary>
    ReorderedName = 21,

    /// <summary>A person's family name alone.</summary>
    Surname = 22,

    /// <summary>Initials that the document itself defines: <c>Full Name (FN)</c>.</summary>
    DefinedAcronym = 23,

    /// <summary>An institution of a state that acts for it.</summary>
    Institution = 24,

    /// <summary>A person who holds the role on the document's date.</summary>
    RoleHolder = 25,

    /// <summary>A likely, unlisted spelling.</summary>
    Fuzzy = 26,
}
