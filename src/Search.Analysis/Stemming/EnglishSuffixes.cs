namespace Search.Analysis.Stemming;

/// <summary>The suffix tables of steps 2, 3 and 4 of <see cref="EnglishStemmer"/>.</summary>
internal static class EnglishSuffixes
{
    public static readonly SuffixStep Step2 = SuffixStep.Create(
        false,
        "tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate ation>ate ator>ate "
        + "alism>al aliti>al alli>al fulness>ful ousli>ous ousness>ous iveness>ive iviti>ive biliti>ble bli>ble "
        + "fulli>ful lessli>less ogi>og:L li>:V");

    public static readonly SuffixStep Step3 = SuffixStep.Create(
        false,
        "tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful> ness> ative>:2");

    public static readonly SuffixStep Step4 = SuffixStep.Create(
        true,
        "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ism> ate> iti> ous> ive> ize> ion>:S");
}
