namespace Search.Analysis.Stemming;

/// <summary>The suffix tables of steps 2, 3 and 4 of <see cref="PorterStemmer"/>.</summary>
internal static class PorterSuffixes
{
    public static readonly SuffixStep Step2 = SuffixStep.Create(
        false,
        "ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e ousli>ous ization>ize "
        + "ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble logi>log");

    public static readonly SuffixStep Step3 = SuffixStep.Create(
        false,
        "icate>ic ative> alize>al iciti>ic ical>ic ful> ness>");

    public static readonly SuffixStep Step4 = SuffixStep.Create(
        true,
        "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ion>:S ou> ism> ate> iti> ous> ive> ize>");
}
