using Search.Analysis.Words;

namespace Search.Variants.Tagging;

/// <summary>
/// What a document itself defines: <c>Full Name (FN)</c> and <c>FN (Full Name)</c>. From there on the initials mean
/// that entity in the whole document (after Schwartz and Hearst, "A simple algorithm for identifying abbreviation
/// definitions in biomedical text", PSB 2003, cut down to capitals and initials).
/// </summary>
internal sealed class AcronymDefinitions
{
    private const int MinLetters = 2;
    private const int MaxLetters = 10;

    private static readonly Comparer<Candidate> ByPlace = Comparer<Candidate>.Create(Candidate.Compare);

    private readonly VariantSet _set;
    private readonly CandidatePool _pool;
    private readonly List<(string Folded, Variant Variant, VariantKind Kind)> _defined = [];

    public AcronymDefinitions(VariantSet set, CandidatePool pool)
    {
        _set = set;
        _pool = pool;
    }

    /// <summary>
    /// Looks for definitions at the mentions beyond doubt, and gives every use of the initials its meaning.
    /// </summary>
    /// <param name="fields">The document.</param>
    /// <param name="evidence">The mentions beyond doubt.</param>
    /// <param name="candidates">All candidates, sorted; more may be added at the end.</param>
    public void Apply(IReadOnlyList<TaggedText> fields, Evidence evidence, List<Candidate> candidates)
    {
        _defined.Clear();
        foreach (Candidate full in evidence.Candidates)
        {
            int token = DefinedAt(fields[full.Field], full);
            if (token >= 0)
            {
                Define(fields[full.Field].Folded(token).ToString(), full.Readings[0].Variant);
            }
        }
        int sorted = candidates.Count;
        foreach ((string folded, Variant variant, VariantKind kind) in _defined)
        {
            for (int field = 0; field < fields.Count; field++)
            {
                TaggedText text = fields[field];
                for (int token = 0; token < text.Count; token++)
                {
                    if (text.Has(token, RawTokenFlags.AllCaps) && text.Folded(token).SequenceEqual(folded))
                    {
                        Candidate use = At(field, token, candidates, sorted);
                        use.Readings.Clear();
                        use.Readings.Add(_pool.Reading(variant, kind, 1));
                    }
                }
            }
        }
    }

    /// <summary>The token of the initials beside a full name; -1 when there is none.</summary>
    private static int DefinedAt(TaggedText text, Candidate full)
    {
        if (full.Length < MinLetters)
        {
            return -1;
        }
        int after = full.End;
        if (after < text.Count && IsInitials(text, after, full)
            && Gap(text, after).TrimStart() is "(" && FollowedBy(text, after, ')'))
        {
            return after;
        }
        int before = full.Start - 1;
        return before >= 0 && IsInitials(text, before, full)
            && Gap(text, full.Start).TrimStart() is "(" && FollowedBy(text, full.End - 1, ')')
            ? before
            : -1;
    }

    private static bool IsInitials(TaggedText text, int token, Candidate full)
    {
        ReadOnlySpan<char> letters = text.Folded(token);
        if (!text.Has(token, RawTokenFlags.AllCaps) || letters.Length is < MinLetters or > MaxLetters)
        {
            return false;
        }
        int matched = 0;
        for (int i = full.Start; i < full.End && matched < letters.Length; i++)
        {
            if (text.Folded(i)[0] == letters[matched])
            {
                matched++;
            }
        }
        return matched == letters.Length && text.Folded(full.Start)[0] == letters[0];
    }

    /// <summary>What stands between the token before and this one.</summary>
    private static ReadOnlySpan<char> Gap(TaggedText text, int token) =>
        text.Tokens.Text.Span[text.Tokens.Ends[token - 1]..text.Tokens.Starts[token]];

    private static bool FollowedBy(TaggedText text, int token, char c)
    {
        int end = text.Tokens.Ends[token];
        return end < text.Tokens.Text.Length && text.Tokens.Text.Span[end] == c;
    }

    private void Define(string folded, Variant full)
    {
        if (_defined.Exists(known => string.Equals(known.Folded, folded, StringComparison.Ordinal)))
        {
            return;
        }
        Variant? listed = _set.Entities[full.Entity].Variants.FirstOrDefault(variant =>
            variant.Kind == VariantKind.Acronym
            && string.Equals(Search.Analysis.Names.FoldKey(variant.Surface), folded, StringComparison.Ordinal));
        _defined.Add((folded, listed ?? full, listed is null ? VariantKind.DefinedAcronym : VariantKind.Acronym));
    }

    /// <summary>The candidate of one token, made when there is none.</summary>
    private Candidate At(int field, int token, List<Candidate> candidates, int sorted)
    {
        Candidate wanted = _pool.Candidate(field, token, token + 1, isBlocker: false);
        int index = candidates.BinarySearch(0, sorted, wanted, ByPlace);
        if (index >= 0)
        {
            return candidates[index];
        }
        candidates.Add(wanted);
        return wanted;
    }
}
