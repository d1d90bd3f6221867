namespace Search.Analysis.Stemming;

/// <summary>
/// M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the two departures of the author's own
/// program (-bli, -logi), which Lucene's PorterStemmer shares. Works on UTF-16 units of lower-case words.
/// </summary>
public static class PorterStemmer
{
    /// <summary>Stems the word in the first <paramref name="length"/> characters of a buffer, in place.</summary>
    /// <returns>The length of the stem, never more than <paramref name="length"/>.</returns>
    public static int Stem(Span<char> buffer, int length)
    {
        if (length <= 2)
        {
            return length;
        }
        PorterWord word = new(buffer[..length]);
        word.RemovePlural();
        word.RemovePastOrParticiple();
        word.ReplaceFinalY();
        word.Replace(PorterSuffixes.Step2);
        word.Replace(PorterSuffixes.Step3);
        word.Replace(PorterSuffixes.Step4);
        word.RemoveFinalEAndL();
        return word.Length;
    }
}
