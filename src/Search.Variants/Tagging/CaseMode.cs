namespace Search.Variants.Tagging;

/// <summary>What the capitals of a stretch of text say.</summary>
internal enum CaseMode
{
    /// <summary>Names have capitals, words have none.</summary>
    Normal,

    /// <summary>Everything is in capitals.</summary>
    AllCaps,

    /// <summary>Nearly every word begins with a capital, as in some headlines.</summary>
    TitleCase,

    /// <summary>Nothing has a capital.</summary>
    Lower,
}
