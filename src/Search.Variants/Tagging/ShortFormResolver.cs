using Search.Variants.Automaton;

namespace Search.Variants.Tagging;

/// <summary>
/// Keeps of the readings that need more than their surroundings those for which the document gives it.
/// </summary>
internal sealed class ShortFormResolver
{
    /// <summary>Confidence of a surname after a title, without the full name.</summary>
    private const double TitledAlone = 0.8;

    /// <summary>What is left of the confidence of a place that may be a person's given name.</summary>
    private const double InDoubt = 0.3;

    private readonly IReadOnlyList<TaggedText> _fields;
    private readonly Evidence _evidence;
    private readonly List<SurfaceMatch>[] _titles;

    public ShortFormResolver(IReadOnlyList<TaggedText> fields, Evidence evidence, List<SurfaceMatch>[] titles)
    {
        _fields = fields;
        _evidence = evidence;
        _titles = titles;
    }

    public void Resolve(List<Candidate> candidates)
    {
        foreach (Candidate candidate in candidates)
        {
            List<Reading> readings = candidate.Readings;
            if (readings.TrueForAll(static reading => reading.IsFirm && reading.Variant.Guards.Count == 0))
            {
                continue;
            }
            for (int i = readings.Count - 1; i >= 0; i--)
            {
                if (!Keep(candidate, readings[i]))
                {
                    readings.RemoveAt(i);
                }
            }
            KeepNearestAntecedent(candidate);
        }
    }

    /// <summary>The longest title that ends where a candidate starts; its start, or the candidate's.</summary>
    public static int TitleStart(IReadOnlyList<TaggedText> fields, List<SurfaceMatch>[] titles, Candidate candidate)
    {
        int start = candidate.Start;
        if (start >= fields[candidate.Field].Count)
        {
            return start;
        }
        bool isBroken = fields[candidate.Field].Has(start, Analysis.Words.RawTokenFlags.SentenceStart)
            || fields[candidate.Field].Has(start, Analysis.Words.RawTokenFlags.AfterPunctuation);
        if (isBroken)
        {
            return start;
        }
        List<SurfaceMatch> matches = titles[candidate.Field];
        int end = candidate.Start;
        for (int i = FirstEndingAt(matches, end); i < matches.Count && matches[i].End == end; i++)
        {
            start = Math.Min(start, matches[i].Start);
        }
        return start;
    }

    /// <summary>The first match whose end is not before a token: matches come in the order of their ends.</summary>
    private static int FirstEndingAt(List<SurfaceMatch> matches, int end)
    {
        int low = 0;
        int high = matches.Count;
        while (low < high)
        {
            int mid = (low + high) >>> 1;
            if (matches[mid].End < end)
            {
                low = mid + 1;
            }
            else
            {
                high = mid;
            }
        }
        return low;
    }

    private bool Keep(Candidate candidate, Reading reading)
    {
        int entity = reading.Variant.Entity;
        if (reading.NeedsSupport && !_evidence.Names(entity, candidate) && !_evidence.NamesRelated(entity, candidate))
        {
            return false;
        }
        if (reading.IsInDoubt && !_evidence.Names(entity, candidate) && !_evidence.NamesRelated(entity, candidate))
        {
            reading.Confidence *= InDoubt;
        }
        foreach (Guard guard in reading.Variant.Guards)
        {
            if (guard.Condition != GuardCondition.CoMention)
            {
                continue;
            }
            bool holds = _evidence.Holds(guard, entity, candidate);
            if (!holds && guard.Require)
            {
                return false;
            }
            reading.Confidence = holds ? Math.Min(1, reading.Confidence * guard.Times) : reading.Confidence;
        }
        return !reading.IsShort || KeepShort(candidate, reading);
    }

    private bool KeepShort(Candidate candidate, Reading reading)
    {
        reading.Antecedent = _evidence.Antecedent(reading.Variant.Entity, candidate);
        if (reading.Antecedent is not null)
        {
            return true;
        }
        if (reading.Variant.Alone > 0)
        {
            reading.Confidence *= reading.Variant.Alone;
            return true;
        }
        bool isTitled = reading.Variant.Kind == VariantKind.Surname
            && TitleStart(_fields, _titles, candidate) < candidate.Start;
        reading.Confidence *= TitledAlone;
        return isTitled;
    }

    /// <summary>Of several persons with one surname, the one named last before it.</summary>
    private static void KeepNearestAntecedent(Candidate candidate)
    {
        Reading? nearest = null;
        foreach (Reading reading in candidate.Readings)
        {
            bool isNearer = reading.Antecedent is { } full
                && (nearest?.Antecedent is not { } other || IsNearer(full, other, candidate));
            nearest = isNearer ? reading : nearest;
        }
        if (nearest is not null)
        {
            candidate.Readings.RemoveAll(reading => reading.IsShort && !ReferenceEquals(reading, nearest));
        }
    }

    private static bool IsNearer(Candidate full, Candidate other, Candidate shortForm)
    {
        bool isBefore = Candidate.Compare(full, shortForm) < 0;
        bool otherIsBefore = Candidate.Compare(other, shortForm) < 0;
        if (isBefore != otherIsBefore)
        {
            return isBefore;
        }
        return isBefore ? Candidate.Compare(full, other) > 0 : Candidate.Compare(full, other) < 0;
    }
}
