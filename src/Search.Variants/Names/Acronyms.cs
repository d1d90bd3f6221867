namespace Search.Variants.Naming;

/// <summary>Whether letters are the initials of words.</summary>
internal static class Acronyms
{
    /// <summary>
    /// The initials of all words; or of those that begin with a capital. A word may give none when it begins in lower
    /// case.
    /// </summary>
    public static bool Fit(string initials, IReadOnlyList<RawNameWord> words)
    {
        int at = 0;
        foreach (RawNameWord word in words)
        {
            bool fits = at < initials.Length && word.Text.Length > 0 && word.Text[0] == initials[at];
            if (fits)
            {
                at++;
            }
            else if (word.IsCapitalised && !word.IsAfterHyphen)
            {
                return false;
            }
        }
        return at == initials.Length && words.Count(static word => word.IsCapitalised) > 1;
    }
}
