using Search.Analysis.Words;

namespace Search.Variants.Tagging;

/// <summary>
/// Decides what a candidate means: by cues around it, by what else the document names, by priors with a margin; else it
/// abstains, except between a label and the concept that shares its words, where both stay with their shares.
/// </summary>
internal sealed class ReadingChooser
{
    private const double Margin = 2;
    private const double NamedElsewhere = 3;
    private const double RelatedNamed = 2;
    private const double OutOfPeriod = 0.2;
    private const double InOffice = 2.5;
    private const double LabelArticle = 1.5;
    private const double LabelActs = 2;
    private const double LabelActor = 1.5;
    private const double LabelSource = 2;
    private const double ConceptCue = 4;

    private readonly VariantSet _set;
    private readonly CueMatcher _acts;
    private readonly CueMatcher _actorLeft;
    private readonly CueMatcher _conceptLeft;

    public ReadingChooser(VariantSet set)
    {
        _set = set;
        _acts = new CueMatcher(set.Cues(CueKind.Acts));
        _actorLeft = new CueMatcher(set.Cues(CueKind.ActorLeft));
        _conceptLeft = new CueMatcher(set.Cues(CueKind.ConceptLeft));
    }

    /// <summary>Leaves in the candidate what it means: one reading, none, or a label and a concept.</summary>
    public void Choose(Candidate candidate, TaggedText text, Evidence evidence, DocumentContext context)
    {
        List<Reading> readings = candidate.Readings;
        if (readings.Count == 0)
        {
            return;
        }
        if (readings.Count == 1)
        {
            bool isUndecided = readings[0].Variant.Ambiguous && Support(readings[0], candidate, evidence) <= 1;
            if (isUndecided)
            {
                readings.Clear();
            }
            return;
        }
        Decide(candidate, text, evidence, context);
    }

    private void Decide(Candidate candidate, TaggedText text, Evidence evidence, DocumentContext context)
    {
        List<Reading> readings = candidate.Readings;
        double sum = 0;
        double top = -1;
        double second = -1;
        Reading best = readings[0];
        Reading next = readings[0];
        foreach (Reading reading in readings)
        {
            double score = Score(reading, candidate, text, evidence, context);
            sum += score;
            if (score > top)
            {
                (next, second) = (best, top);
                (best, top) = (reading, score);
            }
            else if (score > second)
            {
                (next, second) = (reading, score);
            }
        }
        readings.Clear();
        if (top >= Margin * second)
        {
            best.Confidence = Math.Min(1, best.Confidence * top / sum);
            readings.Add(best);
        }
        else if (IsLabelOrConcept(best) && IsLabelOrConcept(next))
        {
            best.Confidence = Math.Min(1, best.Confidence * top / sum);
            next.Confidence = Math.Min(1, next.Confidence * second / sum);
            readings.Add(best);
            readings.Add(next);
        }
    }

    private bool IsLabelOrConcept(Reading reading) =>
        reading.Kind == VariantKind.Label || _set.Entities[reading.Variant.Entity].Type == EntityType.Concept;

    private double Score(
        Reading reading, Candidate candidate, TaggedText text, Evidence evidence, DocumentContext context)
    {
        double score = reading.Variant.Prior * Period(reading.Variant, context.Date) * reading.Confidence
            * Support(reading, candidate, evidence);
        bool isConceptual = _conceptLeft.IsBefore(text, candidate.Start);
        if (reading.Kind == VariantKind.Label)
        {
            return score * LabelCues(reading, candidate, text, context) / (isConceptual ? ConceptCue : 1);
        }
        bool isConcept = _set.Entities[reading.Variant.Entity].Type == EntityType.Concept;
        return isConcept && isConceptual ? score * ConceptCue : score;
    }

    /// <summary>
    /// What the document's date makes of a prior: a name, or its entity, of another time is unlikely; a person in office
    /// is in the news.
    /// </summary>
    private double Period(Variant variant, DateOnly? date)
    {
        if (date is not { } day)
        {
            return 1;
        }
        Entity entity = _set.Entities[variant.Entity];
        if (!variant.Valid.Contains(day) || !entity.Valid.Contains(day))
        {
            return OutOfPeriod;
        }
        if (entity.Type == EntityType.Person)
        {
            foreach (Relation relation in _set.RelationsFrom(entity.Ordinal))
            {
                bool isDated = relation.Valid.From is not null || relation.Valid.To is not null;
                if (relation.Kind == RelationKind.HoldsRole && isDated && relation.Valid.Contains(day))
                {
                    return InOffice;
                }
            }
        }
        return 1;
    }

    private double LabelCues(Reading reading, Candidate candidate, TaggedText text, DocumentContext context)
    {
        double factor = 1;
        int start = candidate.Start;
        if (start > 0 && text.Folded(start - 1) is "the")
        {
            factor *= LabelArticle;
            start--;
        }
        if (text.Has(candidate.End - 1, RawTokenFlags.Possessive) || _acts.IsAfter(text, candidate.End))
        {
            factor *= LabelActs;
        }
        if (_actorLeft.IsBefore(text, start))
        {
            factor *= LabelActor;
        }
        bool isItsLabel = context.Source is { } source && reading.Variant.UsedBy.Any(user =>
            string.Equals(user.Source, source, StringComparison.Ordinal) && user.Valid.Contains(context.Date));
        return isItsLabel ? factor * LabelSource : factor;
    }

    private static double Support(Reading reading, Candidate candidate, Evidence evidence)
    {
        int entity = reading.Variant.Entity;
        if (evidence.Names(entity, candidate))
        {
            return NamedElsewhere;
        }
        return evidence.NamesRelated(entity, candidate) ? RelatedNamed : 1;
    }
}
