namespace Search.Variants.Naming;

/// <summary>In what way two words fit.</summary>
internal enum WordFitKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The same word up to case, diacritics and punctuation.</summary>
    Same,

    /// <summary>A near spelling: another transcription or a slip.</summary>
    Spelling,

    /// <summary>Pinyin and Wade-Giles.</summary>
    Romanisation,

    /// <summary>Forms of one name in several languages.</summary>
    SameName,

    /// <summary>Names of one place in several languages.</summary>
    Exonym,

    /// <summary>A short form of a given name.</summary>
    Nickname,

    /// <summary>A letter that stands for a word.</summary>
    Initial,
}
