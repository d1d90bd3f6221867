using System.Buffers;

namespace Search.Analysis.Stemming;

/// <summary>A word on its way through the steps of <see cref="EnglishStemmer"/>, with its regions R1 and R2.</summary>
internal ref struct EnglishWord
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private Span<char> _word;
    private readonly Span<char> _buffer;
    private readonly int _region1;
    private readonly int _region2;

    public EnglishWord(Span<char> word)
    {
        _buffer = word;
        _word = word;
        _region1 = FirstRegion(word);
        _region2 = AfterVowelAndConsonant(word, _region1);
    }

    public readonly Span<char> Word => _word;

    public static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>Removes an apostrophe and what follows it at the end.</summary>
    public void Step0()
    {
        if (Ends("'s'"))
        {
            Shorten(3);
        }
        else if (Ends("'s"))
        {
            Shorten(2);
        }
        else if (Ends("'"))
        {
            Shorten(1);
        }
    }

    /// <summary>Plurals.</summary>
    public void Step1A()
    {
        if (Ends("sses"))
        {
            Shorten(2);
        }
        else if (Ends("ied") || Ends("ies"))
        {
            Shorten(_word.Length > 4 ? 2 : 1);
        }
        else if (Ends("s") && !Ends("us") && !Ends("ss") && HasVowel(_word.Length - 2))
        {
            Shorten(1);
        }
    }

    /// <summary>Past tenses, participles and their adverbs.</summary>
    public void Step1B()
    {
        int eed = Ends("eedly") ? 5 : Ends("eed") ? 3 : 0;
        if (eed > 0)
        {
            if (_word.Length - eed >= _region1)
            {
                Shorten(eed - 2);
            }
            return;
        }
        int suffix = Ends("ingly") ? 5 : Ends("edly") ? 4 : Ends("ing") ? 3 : Ends("ed") ? 2 : 0;
        if (suffix == 0 || !HasVowel(_word.Length - suffix))
        {
            return;
        }
        Shorten(suffix);
        MendAfterSuffix();
    }

    /// <summary>What step 1b does once a suffix is gone: hop(p)ing, hop(e), fil(e).</summary>
    private void MendAfterSuffix()
    {
        if (Ends("at") || Ends("bl") || Ends("iz"))
        {
            Append("e");
        }
        else if (EndsInDouble())
        {
            Shorten(1);
        }
        else if (_word.Length <= _region1 && EndsInShortSyllable())
        {
            Append("e");
        }
    }

    /// <summary>A final y after a consonant becomes i.</summary>
    public readonly void Step1C()
    {
        if (_word.Length > 2 && _word[^1] is 'y' or 'Y' && !IsVowel(_word[^2]))
        {
            _word[^1] = 'i';
        }
    }

    /// <summary>Replaces the longest suffix of a step, when its region and condition allow.</summary>
    public void Replace(SuffixStep step)
    {
        foreach (ref readonly SuffixRule rule in step.Rules.AsSpan())
        {
            if (!Ends(rule.Suffix))
            {
                continue;
            }
            int start = _word.Length - rule.Suffix.Length;
            if (start >= (step.UsesSecondRegion ? _region2 : _region1) && Holds(rule.Condition, start))
            {
                Shorten(rule.Suffix.Length);
                Append(rule.Replacement);
            }
            return;
        }
    }

    /// <summary>A final e, and the second l of a final ll.</summary>
    public void Step5()
    {
        if (_word.Length == 0)
        {
            return;
        }
        int start = _word.Length - 1;
        if (_word[start] == 'e')
        {
            Span<char> before = _word[..start];
            if (start >= _region2 || (start >= _region1 && !IsShortSyllable(before)))
            {
                Shorten(1);
            }
        }
        else if (_word[start] == 'l' && start >= _region2 && start > 0 && _word[start - 1] == 'l')
        {
            Shorten(1);
        }
    }

    private static int FirstRegion(ReadOnlySpan<char> word)
    {
        if (word.StartsWith("gener") || word.StartsWith("arsen"))
        {
            return 5;
        }
        return word.StartsWith("commun") ? 6 : AfterVowelAndConsonant(word, 0);
    }

    private static int AfterVowelAndConsonant(ReadOnlySpan<char> word, int from)
    {
        for (int i = from + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
            {
                return i + 1;
            }
        }
        return word.Length;
    }

    private static bool IsShortSyllable(ReadOnlySpan<char> word)
    {
        int n = word.Length;
        if (n == 2)
        {
            return IsVowel(word[0]) && !IsVowel(word[1]);
        }
        return n > 2
            && !IsVowel(word[n - 1]) && word[n - 1] is not ('w' or 'x' or 'Y')
            && IsVowel(word[n - 2])
            && !IsVowel(word[n - 3]);
    }

    private readonly bool Holds(SuffixCondition condition, int start) => condition switch
    {
        SuffixCondition.None => true,
        SuffixCondition.InSecondRegion => start >= _region2,
        SuffixCondition.AfterL => start > 0 && _word[start - 1] == 'l',
        SuffixCondition.AfterValidLi => start > 0 && "cdeghkmnrt".Contains(_word[start - 1]),
        _ => start > 0 && _word[start - 1] is 's' or 't',
    };

    private readonly bool Ends(string suffix) => _word.EndsWith(suffix);

    private readonly bool HasVowel(int end) => end > 0 && _word[..end].ContainsAny(Vowels);

    private readonly bool EndsInShortSyllable() => IsShortSyllable(_word);

    private readonly bool EndsInDouble() =>
        _word.Length >= 2 && _word[^1] == _word[^2] && "bdfgmnprt".Contains(_word[^1]);

    private void Shorten(int count) => _word = _word[..^count];

    private void Append(string tail)
    {
        int length = _word.Length;
        _word = _buffer[..(length + tail.Length)];
        tail.AsSpan().CopyTo(_word[length..]);
    }
}
