namespace Search.Variants.Naming;

/// <summary>Classes of words in names.</summary>
internal enum NameWordClass
{
    /// <summary>Titles before a person's name.</summary>
    Honorific,

    /// <summary>Articles and words for "son of".</summary>
    Particle,

    /// <summary>Words for "father of" and "mother of", which carry more than a particle.</summary>
    ParentParticle,

    /// <summary>First parts of Arabic names that do not stand alone.</summary>
    Compound,

    /// <summary>Legal forms of companies.</summary>
    LegalForm,

    /// <summary>Words of organisations' names that say nothing.</summary>
    Stop,

    /// <summary>Words that mean another thing when a letter changes.</summary>
    Exact,

    /// <summary>Words that organisations' names have.</summary>
    OrganisationWord,

    /// <summary>Words that names of places have.</summary>
    PlaceWord,
}
