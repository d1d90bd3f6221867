using Search.Analysis.Words;
using Search.Variants.Automaton;

namespace Search.Variants.Tagging;

/// <summary>Whether a stretch of text is printed as a claim wants it.</summary>
internal static class CaseMatcher
{
    /// <summary>Judges the capitals of tokens [<paramref name="start"/>, <paramref name="end"/>).</summary>
    public static CaseVerdict Judge(TaggedText text, int start, int end, Claim claim, bool alsoWord)
    {
        CaseMode mode = text.ModeAt(start);
        if (mode == CaseMode.AllCaps)
        {
            return alsoWord ? CaseVerdict.NeedsSupport : CaseVerdict.Yes;
        }
        if (!Agrees(text, start, end, claim))
        {
            // A text without capitals cannot show them; a common word stays a word there.
            bool isForgiven = mode == CaseMode.Lower && !alsoWord && claim.Case == CaseRule.InitialCap
                && IsWholeTextLower(text);
            return isForgiven ? CaseVerdict.NeedsSupport : CaseVerdict.No;
        }
        bool saysLittle = alsoWord && end - start == 1 && claim.Case == CaseRule.InitialCap
            && (mode == CaseMode.TitleCase || text.Has(start, RawTokenFlags.SentenceStart));
        return saysLittle ? CaseVerdict.NeedsSupport : CaseVerdict.Yes;
    }

    /// <summary>No line, sentence or punctuation may stand inside, except where the surface has some itself.</summary>
    public static bool IsUnbroken(TaggedText text, int start, int end, Claim claim)
    {
        for (int i = start + 1; i < end; i++)
        {
            RawTokenFlags flags = text.Flags(i);
            bool isMarked = (flags & (RawTokenFlags.AfterPunctuation | RawTokenFlags.SentenceStart)) != 0;
            if (isMarked && (claim.Punctuation >> (i - start) & 1) == 0)
            {
                return false;
            }
        }
        return true;
    }

    private static bool Agrees(TaggedText text, int start, int end, Claim claim)
    {
        for (int i = start; i < end; i++)
        {
            if (!Agrees(text, i, claim, i - start))
            {
                return false;
            }
        }
        return true;
    }

    private static bool Agrees(TaggedText text, int token, Claim claim, int word)
    {
        bool isCapital = (claim.Capitals >> word & 1) != 0;
        return claim.Case switch
        {
            CaseRule.InitialCap => !isCapital || text.Has(token, RawTokenFlags.Capitalised),
            CaseRule.AllCaps => !isCapital || IsAllCaps(text, token),
            CaseRule.Exact => text.Tokens.Surface(token).SequenceEqual(claim.Exact[word]),
            _ => true,
        };
    }

    /// <summary>In capitals; a single capital letter, or a capital with digits, counts.</summary>
    private static bool IsAllCaps(TaggedText text, int token)
    {
        if (text.Has(token, RawTokenFlags.AllCaps))
        {
            return true;
        }
        ReadOnlySpan<char> surface = text.Tokens.Surface(token);
        return text.Has(token, RawTokenFlags.Capitalised) && surface[1..].IndexOfAnyInRange('a', 'z') < 0;
    }

    private static bool IsWholeTextLower(TaggedText text)
    {
        foreach (RawTokenFlags flags in text.Tokens.Flags)
        {
            if ((flags & RawTokenFlags.Capitalised) != 0)
            {
                return false;
            }
        }
        return true;
    }
}
