using Search.Analysis.Words;

namespace Search.Variants.Tagging;

/// <summary>
/// Initials that a document defines as something that is not listed: after "Wheat Heritage Organization (WHO)" no WHO
/// of the document is the listed one.
/// </summary>
internal sealed class ForeignDefinitions
{
    /// <summary>Most words of a name that is spelled out.</summary>
    private const int MaxWords = 14;

    /// <summary>Two words agree when one begins like the other: "Guard" and "Guards", "Organisation" and "Organization".</summary>
    private const int PrefixLength = 4;

    private readonly VariantSet _set;
    private readonly List<(string Folded, int Entity)> _foreign = [];

    public ForeignDefinitions(VariantSet set) => _set = set;

    /// <summary>Takes the readings away that the document defines otherwise.</summary>
    /// <param name="fields">The document.</param>
    /// <param name="sorted">The candidates.</param>
    public void Apply(IReadOnlyList<TaggedText> fields, List<Candidate> sorted)
    {
        _foreign.Clear();
        foreach (Candidate candidate in sorted)
        {
            TaggedText text = fields[candidate.Field];
            bool isDefined = candidate.Length == 1 && candidate.Start > 0
                && text.Has(candidate.Start, RawTokenFlags.AllCaps) && text.IsInBrackets(candidate.Start);
            if (isDefined)
            {
                Look(text, candidate);
            }
        }
        foreach (Candidate candidate in _foreign.Count == 0 ? [] : sorted)
        {
            if (candidate.Length == 1 && fields[candidate.Field].Has(candidate.Start, RawTokenFlags.AllCaps))
            {
                string folded = fields[candidate.Field].Folded(candidate.Start).ToString();
                candidate.Readings.RemoveAll(reading => _foreign.Contains((folded, reading.Variant.Entity)));
            }
        }
    }

    private void Look(TaggedText text, Candidate candidate)
    {
        int start = SpelledOutFrom(text, candidate.Start);
        foreach (Reading reading in start < 0 ? [] : candidate.Readings)
        {
            if (reading.Kind == VariantKind.Acronym && !Agree(text, start, candidate.Start, reading.Variant.Entity))
            {
                _foreign.Add((text.Folded(candidate.Start).ToString(), reading.Variant.Entity));
            }
        }
    }

    /// <summary>Where the words before the initials begin, of which they are the capitals; -1 for none.</summary>
    private static int SpelledOutFrom(TaggedText text, int initials)
    {
        ReadOnlySpan<char> letters = text.Folded(initials);
        int left = letters.Length;
        for (int i = initials - 1; i >= Math.Max(0, initials - MaxWords); i--)
        {
            if (text.Has(i, RawTokenFlags.Capitalised) && text.Folded(i)[0] != letters[--left])
            {
                return -1;
            }
            if (left == 0)
            {
                return i;
            }
            if ((text.Flags(i) & (RawTokenFlags.AfterPunctuation | RawTokenFlags.SentenceStart)) != 0)
            {
                return -1;
            }
        }
        return -1;
    }

    /// <summary>Whether each capitalised word is one of the entity's names, or nearly.</summary>
    private bool Agree(TaggedText text, int start, int end, int entity)
    {
        string[] words =
        [
            .. _set.Entities[entity].Variants.SelectMany(static variant => variant.Surface.Split(' ', '-'))
                .Select(static word => Search.Analysis.Names.FoldKey(word)).Where(static word => word.Length > 0),
        ];
        for (int i = start; i < end; i++)
        {
            if (!text.Has(i, RawTokenFlags.Capitalised))
            {
                continue;
            }
            string word = text.Folded(i).ToString();
            string prefix = word[..Math.Min(PrefixLength, word.Length)];
            bool isKnown = Array.Exists(words, known => known.StartsWith(prefix, StringComparison.Ordinal)
                || (known.Length < PrefixLength && word.StartsWith(known, StringComparison.Ordinal)));
            if (!isKnown)
            {
                return false;
            }
        }
        return true;
    }
}
