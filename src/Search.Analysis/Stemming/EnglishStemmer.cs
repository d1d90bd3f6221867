namespace Search.Analysis.Stemming;

/// <summary>
/// The Snowball stemmer for English ("Porter2"), written from its published description
/// (snowballstem.org/algorithms/english/stemmer.html). Works on lower-case words; characters outside a-z count as
/// consonants.
/// </summary>
public static class EnglishStemmer
{
    /// <summary>Stems the word in the first <paramref name="length"/> characters of a buffer, in place.</summary>
    /// <returns>The length of the stem, never more than <paramref name="length"/>.</returns>
    public static int Stem(Span<char> buffer, int length)
    {
        Span<char> word = buffer[..length];
        if (length <= 2)
        {
            return length;
        }
        if (EnglishExceptions.TryWholeWord(word, out string? stem))
        {
            stem.AsSpan().CopyTo(word);
            return stem.Length;
        }
        if (word[0] == '\'')
        {
            word[1..].CopyTo(word);
            word = word[..^1];
        }
        MarkConsonantY(word);
        EnglishWord state = new(word);
        state.Step0();
        state.Step1A();
        if (!EnglishExceptions.IsFinalAfterPlural(state.Word))
        {
            state.Step1B();
            state.Step1C();
            state.Replace(EnglishSuffixes.Step2);
            state.Replace(EnglishSuffixes.Step3);
            state.Replace(EnglishSuffixes.Step4);
            state.Step5();
        }
        state.Word.Replace('Y', 'y');
        return state.Word.Length;
    }

    /// <summary>A 'y' at the start or after a vowel is a consonant: marked by its capital until the end.</summary>
    private static void MarkConsonantY(Span<char> word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] == 'y' && (i == 0 || EnglishWord.IsVowel(word[i - 1])))
            {
                word[i] = 'Y';
            }
        }
    }
}
