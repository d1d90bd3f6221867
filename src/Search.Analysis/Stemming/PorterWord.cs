using System.Buffers;

namespace Search.Analysis.Stemming;

/// <summary>A word on its way through the steps of <see cref="PorterStemmer"/>.</summary>
internal ref struct PorterWord
{
    private static readonly SearchValues<char> DoubledLeftAlone = SearchValues.Create("lsz");

    private readonly Span<char> _letters;

    public PorterWord(Span<char> letters)
    {
        _letters = letters;
        Length = letters.Length;
    }

    public int Length { get; private set; }

    /// <summary>Step 1a.</summary>
    public void RemovePlural()
    {
        if (_letters[Length - 1] != 's')
        {
            return;
        }
        if (Ends("sses") || Ends("ies"))
        {
            Length -= 2;
        }
        else if (_letters[Length - 2] != 's')
        {
            Length--;
        }
    }

    /// <summary>Step 1b.</summary>
    public void RemovePastOrParticiple()
    {
        if (Ends("eed"))
        {
            Length -= Measure(Length - 3) > 0 ? 1 : 0;
            return;
        }
        int suffix = Ends("ed") ? 2 : Ends("ing") ? 3 : 0;
        if (suffix == 0 || !HasVowel(Length - suffix))
        {
            return;
        }
        Length -= suffix;
        if (Ends("at") || Ends("bl") || Ends("iz"))
        {
            _letters[Length++] = 'e';
        }
        else if (EndsInDoubleConsonant())
        {
            Length -= DoubledLeftAlone.Contains(_letters[Length - 1]) ? 0 : 1;
        }
        else if (Measure(Length) == 1 && EndsInShortSyllable(Length))
        {
            _letters[Length++] = 'e';
        }
    }

    /// <summary>Step 1c.</summary>
    public readonly void ReplaceFinalY()
    {
        if (_letters[Length - 1] == 'y' && HasVowel(Length - 1))
        {
            _letters[Length - 1] = 'i';
        }
    }

    /// <summary>Steps 2 to 4: the longest suffix of the table goes when the measure of what stands before it allows.</summary>
    public void Replace(SuffixStep step)
    {
        foreach (ref readonly SuffixRule rule in step.Rules.AsSpan())
        {
            if (!Ends(rule.Suffix))
            {
                continue;
            }
            int stem = Length - rule.Suffix.Length;
            bool holds = rule.Condition == SuffixCondition.None || (stem > 0 && _letters[stem - 1] is 's' or 't');
            if (holds && Measure(stem) > (step.UsesSecondRegion ? 1 : 0))
            {
                rule.Replacement.CopyTo(_letters[stem..]);
                Length = stem + rule.Replacement.Length;
            }
            return;
        }
    }

    /// <summary>Step 5.</summary>
    public void RemoveFinalEAndL()
    {
        // The measure for the final l is that of the word before the e was taken off.
        int whole = Length;
        if (_letters[Length - 1] == 'e')
        {
            int measure = Measure(Length);
            if (measure > 1 || (measure == 1 && !EndsInShortSyllable(Length - 1)))
            {
                Length--;
            }
        }
        if (_letters[Length - 1] == 'l' && EndsInDoubleConsonant() && Measure(whole) > 1)
        {
            Length--;
        }
    }

    private readonly bool Ends(string suffix) => _letters[..Length].EndsWith(suffix);

    private readonly bool IsConsonant(int i)
    {
        char c = _letters[i];
        if (c != 'y')
        {
            return !(c is 'a' or 'e' or 'i' or 'o' or 'u');
        }
        // In a run of y's consonant and vowel alternate, beginning with what the letter before the run asks for.
        int first = i;
        while (first > 0 && _letters[first - 1] == 'y')
        {
            first--;
        }
        bool firstIsConsonant = first == 0 || !IsConsonant(first - 1);
        return firstIsConsonant == (((i - first) & 1) == 0);
    }

    /// <summary>Number of vowel-consonant sequences in the first letters.</summary>
    private readonly int Measure(int length)
    {
        int measure = 0;
        bool afterVowel = false;
        for (int i = 0; i < length; i++)
        {
            bool isConsonant = IsConsonant(i);
            measure += isConsonant && afterVowel ? 1 : 0;
            afterVowel = !isConsonant;
        }
        return measure;
    }

    private readonly bool HasVowel(int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (!IsConsonant(i))
            {
                return true;
            }
        }
        return false;
    }

    private readonly bool EndsInDoubleConsonant() =>
        Length >= 2 && _letters[Length - 1] == _letters[Length - 2] && IsConsonant(Length - 1);

    /// <summary>Consonant, vowel, consonant other than w, x, y.</summary>
    private readonly bool EndsInShortSyllable(int length) =>
        length >= 3
        && IsConsonant(length - 1) && !IsConsonant(length - 2) && IsConsonant(length - 3)
        && !(_letters[length - 1] is 'w' or 'x' or 'y');
}
