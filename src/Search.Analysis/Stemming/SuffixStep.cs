namespace Search.Analysis.Stemming;

/// <summary>A suffix and what takes its place.</summary>
internal readonly record struct SuffixRule(string Suffix, string Replacement, SuffixCondition Condition);

/// <summary>One step of a stemmer: the longest of its suffixes that a word ends in is replaced, or none.</summary>
internal sealed class SuffixStep
{
    private SuffixStep(bool usesSecondRegion, SuffixRule[] rules)
    {
        UsesSecondRegion = usesSecondRegion;
        Rules = rules;
    }

    /// <summary>The suffix must lie in R2 (Porter: follow a measure above 1), not only in R1 (a measure above 0).</summary>
    public bool UsesSecondRegion { get; }

    /// <summary>The rules, longest suffix first.</summary>
    public SuffixRule[] Rules { get; }

    /// <summary>
    /// Reads rules written as "suffix>replacement" with an optional ":condition", separated by spaces. Conditions: 2 in R2,
    /// L after l, V after a letter that may stand before -li, S after s or t.
    /// </summary>
    public static SuffixStep Create(bool usesSecondRegion, string rules)
    {
        SuffixRule[] parsed = Array.ConvertAll(rules.Split(' '), Parse);
        Array.Sort(parsed, static (a, b) => b.Suffix.Length - a.Suffix.Length);
        return new SuffixStep(usesSecondRegion, parsed);
    }

    private static SuffixRule Parse(string rule)
    {
        string[] sides = rule.Split('>');
        string[] tail = sides[1].Split(':');
        SuffixCondition condition = (tail.Length > 1 ? tail[1] : "") switch
        {
            "2" => SuffixCondition.InSecondRegion,
            "L" => SuffixCondition.AfterL,
            "V" => SuffixCondition.AfterValidLi,
            "S" => SuffixCondition.AfterSOrT,
            _ => SuffixCondition.None,
        };
        return new SuffixRule(sides[0], tail[0], condition);
    }
}
