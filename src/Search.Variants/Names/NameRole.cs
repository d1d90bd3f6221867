namespace Search.Variants.Naming;

/// <summary>What a word is in its name.</summary>
internal enum NameRole
{
    /// <summary>A word that names.</summary>
    Word,

    /// <summary>A letter that stands for a word.</summary>
    Initial,

    /// <summary>An article, or a word for "son of".</summary>
    Particle,

    /// <summary>Jr., II, the Elder.</summary>
    Generation,
}
