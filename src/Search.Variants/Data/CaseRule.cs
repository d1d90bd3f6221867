namespace Search.Variants;

/// <summary>How the case of a text must agree with a surface.</summary>
public enum CaseRule
{
    /// <summary>Any case.</summary>
    Any,

    /// <summary>Words that begin with a capital in the surface begin with one in the text.</summary>
    InitialCap,

    /// <summary>Every word is in capitals.</summary>
    AllCaps,

    /// <summary>Letter by letter.</summary>
    Exact,
}
