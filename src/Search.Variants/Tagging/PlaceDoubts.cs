using Search.Analysis.Words;

namespace Search.Variants.Tagging;

/// <summary>
/// Places that may be somebody's given name: "Jordan Wells", "Kenya Barris". A place of one word before a capitalised
/// word that no name knows is in doubt; where the document uses that word like a surname, or a title stands before, the
/// place is not meant. All places are treated alike: no list of given names decides.
/// </summary>
/// <remarks>
/// No doubt where the following word heads the names of organisations and roles ("Jordan Ministry"), is a cue of data
/// (<see cref="CueKind.PlaceRight"/>: "Valley", "War"), begins a longer run of capitals ("Sydney Opera House"), or is
/// itself a name; after <see cref="CueKind.PlaceLeft"/> ("in Jordan"); and in lines without lower case.
/// </remarks>
internal sealed class PlaceDoubts
{
    private const RawTokenFlags Breaks = RawTokenFlags.AfterPunctuation | RawTokenFlags.SentenceStart
        | RawTokenFlags.LineStart | RawTokenFlags.HyphenBefore;

    private const RawTokenFlags NoSurname = RawTokenFlags.AllCaps | RawTokenFlags.HasDigit | RawTokenFlags.Acronym;

    private static readonly string[] PersonTitles = ["mr", "mrs", "ms", "dr"];

    private readonly VariantSet _set;
    private readonly CueMatcher _acts;
    private readonly CueMatcher _placeLeft;
    private readonly CueMatcher _placeRight;

    public PlaceDoubts(VariantSet set)
    {
        _set = set;
        _acts = new CueMatcher(set.Cues(CueKind.Acts));
        _placeLeft = new CueMatcher(set.Cues(CueKind.PlaceLeft));
        _placeRight = new CueMatcher(set.Cues(CueKind.PlaceRight));
    }

    /// <summary>Marks the readings in doubt, and takes away those that are not meant.</summary>
    /// <param name="fields">The document.</param>
    /// <param name="titles">The titles of each field, in the order of their ends.</param>
    /// <param name="sorted">The candidates.</param>
    public void Apply(IReadOnlyList<TaggedText> fields, List<Automaton.SurfaceMatch>[] titles, List<Candidate> sorted)
    {
        for (int i = 0; i < sorted.Count; i++)
        {
            Candidate place = sorted[i];
            TaggedText text = fields[place.Field];
            bool mayBePerson = place.Length == 1 && !place.IsBlocker && LooksLikeGivenName(text, place.Start)
                && place.Readings.Exists(IsPlace);
            if (!mayBePerson || !IsAlone(sorted, i, out List<Reading>? surname))
            {
                continue;
            }
            if (surname is not null)
            {
                // A listed surname: another person of that name, unless the person belongs to the place.
                place.Readings.RemoveAll(reading => IsPlace(reading) && !AreRelated(reading, surname));
                continue;
            }
            bool isTitled = ShortFormResolver.TitleStart(fields, titles, place) < place.Start;
            if (isTitled || IsUsedAsSurname(fields, place))
            {
                place.Readings.RemoveAll(IsPlace);
                continue;
            }
            foreach (Reading reading in place.Readings)
            {
                reading.IsInDoubt |= IsPlace(reading);
            }
        }
    }

    private bool IsPlace(Reading reading) =>
        reading.Kind is not VariantKind.Demonym
        && _set.Entities[reading.Variant.Entity].Type is EntityType.State or EntityType.City or EntityType.Region;

    /// <summary>What the two words and their neighbours look like.</summary>
    private bool LooksLikeGivenName(TaggedText text, int place)
    {
        int next = place + 1;
        bool isPair = next < text.Count && text.Has(next, RawTokenFlags.Capitalised)
            && (text.Flags(next) & (Breaks | NoSurname)) == 0 && (text.Flags(place) & NoSurname) == 0
            && !text.Has(place, RawTokenFlags.Possessive) && text.Folded(next).Length > 1;
        return isPair
            && !RunsOn(text, next)
            && text.ModeAt(place) == CaseMode.Normal && HasLowerCase(text, place)
            && !_placeLeft.IsBefore(text, place) && !_placeRight.IsAfter(text, next)
            && !_set.IsHeadWord(text.Words[next]);
    }

    /// <summary>Whether another capitalised word follows: a longer name.</summary>
    private static bool RunsOn(TaggedText text, int token)
    {
        int next = token + 1;
        return text.Has(token, RawTokenFlags.HyphenAfter)
            || (!text.Has(token, RawTokenFlags.Possessive) && next < text.Count
                && text.Has(next, RawTokenFlags.Capitalised) && (text.Flags(next) & Breaks) == 0);
    }

    private static bool HasLowerCase(TaggedText text, int token)
    {
        (int start, int end) = text.LineOf(token);
        for (int i = start; i < end; i++)
        {
            if (!text.Has(i, RawTokenFlags.Capitalised) && !text.Has(i, RawTokenFlags.HasDigit))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Whether no other candidate holds the place's word, and none the word after it, surnames apart: those are given.
    /// </summary>
    private static bool IsAlone(List<Candidate> sorted, int index, out List<Reading>? surname)
    {
        surname = null;
        Candidate place = sorted[index];
        for (int i = index - 1; i >= 0 && sorted[i].Field == place.Field; i--)
        {
            if (sorted[i].End > place.Start)
            {
                return false;
            }
            if (sorted[i].Start < place.Start - VariantSet.MaxSurfaceWords)
            {
                break;
            }
        }
        for (int i = index + 1; i < sorted.Count; i++)
        {
            Candidate next = sorted[i];
            if (next.Field != place.Field || next.Start > place.End)
            {
                break;
            }
            bool isSurname = next.Length == 1 && !next.IsBlocker && next.Readings.Count > 0
                && next.Readings.TrueForAll(static reading => reading.Variant.Kind == VariantKind.Surname);
            if (!isSurname)
            {
                return false;
            }
            surname = next.Readings;
        }
        return true;
    }

    /// <summary>Whether a person of the surname holds a role of the place.</summary>
    private bool AreRelated(Reading place, List<Reading> surname)
    {
        foreach (Reading person in surname)
        {
            foreach (Relation relation in _set.RelationsFrom(person.Variant.Entity))
            {
                if (relation.To == place.Variant.Entity
                    || _set.RelationsFrom(relation.To).Any(next => next.To == place.Variant.Entity))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>
    /// Whether the word after the place stands elsewhere alone and acts, or has a person's title, and is no place itself.
    /// </summary>
    private bool IsUsedAsSurname(IReadOnlyList<TaggedText> fields, Candidate place)
    {
        ReadOnlySpan<char> word = fields[place.Field].Folded(place.End);
        bool isUsed = false;
        for (int field = 0; field < fields.Count; field++)
        {
            TaggedText text = fields[field];
            for (int i = 0; i < text.Count; i++)
            {
                if (!text.Folded(i).SequenceEqual(word) || (field == place.Field && i == place.End))
                {
                    continue;
                }
                if (!text.Has(i, RawTokenFlags.Capitalised) || _placeLeft.IsBefore(text, i))
                {
                    return false;
                }
                isUsed |= IsActingAlone(text, i);
            }
        }
        return isUsed;
    }

    private bool IsActingAlone(TaggedText text, int token)
    {
        bool begins = token == 0 || (text.Flags(token) & Breaks) != 0;
        bool isTitled = !begins && Array.Exists(PersonTitles, title => text.Folded(token - 1).SequenceEqual(title));
        if (isTitled)
        {
            return true;
        }
        bool isAlone = (begins || !text.Has(token - 1, RawTokenFlags.Capitalised)) && !RunsOn(text, token);
        return isAlone && (text.Has(token, RawTokenFlags.Possessive) || _acts.IsAfter(text, token + 1));
    }
}
