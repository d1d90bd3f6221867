namespace Search.Analysis.Stemming;

/// <summary>What else a suffix rule asks for, besides its region.</summary>
internal enum SuffixCondition
{
    None,

    /// <summary>The suffix must lie in R2 although the step works on R1.</summary>
    InSecondRegion,

    /// <summary>An 'l' stands before the suffix.</summary>
    AfterL,

    /// <summary>One of cdeghkmnrt stands before the suffix.</summary>
    AfterValidLi,

    /// <summary>An 's' or a 't' stands before the suffix.</summary>
    AfterSOrT,
}
