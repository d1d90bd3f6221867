using Search.Analysis.Words;
using Search.Variants.Automaton;
using Search.Variants.Tagging;

namespace Search.Variants.Expansion;

/// <summary>
/// Finds names in a query with the automaton that finds them in documents, more leniently: people type <c>ksa</c> and
/// <c>joe biden</c>, and a query is too short for evidence.
/// </summary>
internal sealed class QueryTagger
{
    /// <summary>Readings below this share of the best one are not searched for.</summary>
    private const double MinShare = 0.1;

    /// <summary>Most readings of one name.</summary>
    private const int MaxReadings = 3;

    /// <summary>What a surname alone counts in a query when the data does not say.</summary>
    private const double SurnameAlone = 0.5;

    /// <summary>
    /// A capital typed where the surface has none, or none where it has one, when the query uses capitals.
    /// </summary>
    private const double CaseMismatch = 0.5;

    /// <summary>Initials up to this length are easily something else.</summary>
    private const int ShortInitials = 3;

    private readonly VariantSet _set;
    private readonly GuardTable _guards;
    private readonly List<SurfaceMatch> _matches = [];

    public QueryTagger(VariantSet set)
    {
        _set = set;
        _guards = new GuardTable(set);
    }

    /// <summary>
    /// Every name in the text, overlapping ones included, in order of start, then from long to short.
    /// </summary>
    public List<QueryName> Find(TaggedText text, DateOnly? asOf)
    {
        bool usesCapitals = UsesCapitals(text);
        _matches.Clear();
        SurfaceScanner.Scan(_set.Automaton, text.Words, _matches);
        var names = new List<QueryName>();
        foreach (SurfaceMatch match in _matches)
        {
            if (Read(text, match, usesCapitals, asOf) is { } name)
            {
                names.Add(WithTitle(name));
            }
        }
        names.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return names;
    }

    /// <summary>
    /// A title before a person's name is part of the name, as in documents: its words are not searched singly.
    /// </summary>
    private QueryName WithTitle(QueryName name)
    {
        bool isPerson = name.Readings.Count > 0 && name.Readings.All(reading =>
            _set.Entities[reading.Variant.Entity].Type == EntityType.Person);
        int start = name.Start;
        foreach (SurfaceMatch title in isPerson ? _matches : [])
        {
            if (title.End == name.Start && _set.Claims(title.Entry).Any(static claim => claim.Kind == ClaimKind.Title))
            {
                start = Math.Min(start, title.Start);
            }
        }
        return start == name.Start ? name : name with { Start = start };
    }

    /// <summary>False when everything, or nothing, is in capitals: then capitals say nothing.</summary>
    private static bool UsesCapitals(TaggedText text)
    {
        int caps = 0;
        int lower = 0;
        foreach (RawTokenFlags flags in text.Tokens.Flags)
        {
            caps += (flags & RawTokenFlags.Capitalised) != 0 ? 1 : 0;
            lower += (flags & (RawTokenFlags.Capitalised | RawTokenFlags.HasDigit)) == 0 ? 1 : 0;
        }
        return caps > 0 && (lower > 0 || text.Count <= 2 || text.ModeAt(0) != CaseMode.AllCaps);
    }

    private QueryName? Read(TaggedText text, SurfaceMatch match, bool usesCapitals, DateOnly? asOf)
    {
        var readings = new List<NameReading>();
        bool mayBeWords = false;
        bool isBlocker = false;
        foreach (Claim claim in _set.Claims(match.Entry))
        {
            isBlocker |= claim.Kind == ClaimKind.Blocker;
            if (claim.Kind != ClaimKind.Name)
            {
                continue;
            }
            Variant variant = _set.Variants[claim.Index];
            double share = Share(text, match, claim, variant, usesCapitals, asOf);
            if (share > 0)
            {
                readings.Add(new NameReading(variant, share));
                mayBeWords |= MayBeWords(text, match, claim, variant, usesCapitals);
            }
        }
        if (isBlocker)
        {
            return new QueryName { Start = match.Start, End = match.End, Readings = [], Rejected = [] };
        }
        return readings.Count == 0 ? null : Rank(match, readings, mayBeWords);
    }

    /// <summary>A common word in a query without capitals; short initials in lower case in one that has some.</summary>
    private static bool MayBeWords(
        TaggedText text, SurfaceMatch match, Claim claim, Variant variant, bool usesCapitals)
    {
        if (!usesCapitals)
        {
            return variant.AlsoWord;
        }
        return claim.Case == CaseRule.AllCaps && match.End == match.Start + 1
            && text.Folded(match.Start).Length <= ShortInitials && !HasCapitals(text, match, claim);
    }

    private QueryName Rank(SurfaceMatch match, List<NameReading> readings, bool mayBeWords)
    {
        double best = readings.Max(static reading => reading.Confidence);
        List<NameReading> ranked =
        [
            .. readings.Select(reading => reading with { Confidence = reading.Confidence / best })
                .OrderByDescending(static reading => reading.Confidence)
                .ThenBy(static reading => reading.Variant.Ordinal),
        ];
        int kept = Math.Min(MaxReadings, ranked.Count(static reading => reading.Confidence >= MinShare));
        return new QueryName
        {
            Start = match.Start,
            End = match.End,
            Readings = ranked[..kept],
            Rejected = ranked[kept..],
            MayBeWords = mayBeWords,
            IsUnambiguous = _set.IsUnambiguous(match.Entry),
        };
    }

    private double Share(
        TaggedText text, SurfaceMatch match, Claim claim, Variant variant, bool usesCapitals, DateOnly? asOf)
    {
        if (asOf is { } day && !variant.Valid.Contains(day))
        {
            return 0;
        }
        bool isFunctionWord = match.End == match.Start + 1
            && !text.Has(match.Start, RawTokenFlags.Capitalised)
            && FunctionWords.Contains(text.Exact(match.Start));
        if (isFunctionWord)
        {
            return 0;
        }
        double share = variant.Prior * variant.Confidence
            * _guards.Local(variant, text, match.Start, match.End, DocumentContext.Unknown);
        if (variant.Kind is VariantKind.Surname)
        {
            share *= Math.Max(variant.Alone, SurnameAlone);
        }
        else if (variant.Kind is VariantKind.ShortForm)
        {
            // "Council" means one of a dozen, and a query has no full name before it.
            share *= variant.Alone;
        }
        if (usesCapitals && !HasCapitals(text, match, claim))
        {
            share = variant.AlsoWord ? 0 : share * CaseMismatch;
        }
        else if (!usesCapitals && variant.Kind == VariantKind.Label && claim.Case == CaseRule.InitialCap)
        {
            // The capital is what makes it a label.
            share *= CaseMismatch;
        }
        return share;
    }

    private static bool HasCapitals(TaggedText text, SurfaceMatch match, Claim claim)
    {
        for (int i = match.Start; i < match.End; i++)
        {
            bool isCapital = (claim.Capitals >> (i - match.Start) & 1) != 0;
            if (isCapital && claim.Case != CaseRule.Any && !text.Has(i, RawTokenFlags.Capitalised))
            {
                return false;
            }
        }
        return true;
    }
}
