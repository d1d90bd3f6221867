namespace Search.Analysis.Words;

/// <summary>Which form of a word a stream yields.</summary>
public enum WordFormKind
{
    /// <summary>As written, without the possessive ending.</summary>
    Surface,

    /// <summary>Case-folded, diacritics kept.</summary>
    Exact,

    /// <summary>Without case, diacritics, ligatures and width.</summary>
    Folded,

    /// <summary>Stem of the folded word in American spelling.</summary>
    Stem,
}
