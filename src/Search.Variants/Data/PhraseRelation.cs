namespace Search.Variants;

/// <summary>How the members of a phrase group stand to each other.</summary>
public enum PhraseRelation
{
    /// <summary>They say the same.</summary>
    Equivalent,

    /// <summary>One implies the other.</summary>
    Entails,

    /// <summary>Noun and verb of the same.</summary>
    Nominalisation,

    /// <summary>A light verb with a noun, and the plain verb.</summary>
    LightVerb,

    /// <summary>Spellings of the same.</summary>
    Spelling,
}
