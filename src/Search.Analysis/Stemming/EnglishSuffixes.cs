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

/// <summary>A suffix and what takes its place.</summary>
internal readonly record struct SuffixRule(string Suffix, string Replacement, SuffixCondition Condition);

/// <summary>One step: in which region its suffixes must lie, and its rules, longest suffix first.</summary>
internal sealed record SuffixStep(bool UsesSecondRegion, SuffixRule[] Rules);

/// <summary>The suffix tables of steps 2, 3 and 4 of <see cref="EnglishStemmer"/>.</summary>
internal static class EnglishSuffixes
{
    public static readonly SuffixStep Step2 = Create(
        false,
        "tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate ation>ate ator>ate "
        + "alism>al aliti>al alli>al fulness>ful ousli>ous ousness>ous iveness>ive iviti>ive biliti>ble bli>ble "
        + "fulli>ful lessli>less ogi>og:L li>:V");

    public static readonly SuffixStep Step3 = Create(
        false,
        "tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful> ness> ative>:2");

    public static readonly SuffixStep Step4 = Create(
        true,
        "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ism> ate> iti> ous> ive> ize> ion>:S");

    private static SuffixStep Create(bool usesSecondRegion, string rules)
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
