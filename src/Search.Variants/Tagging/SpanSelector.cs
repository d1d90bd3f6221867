namespace Search.Variants.Tagging;

/// <summary>
/// Chooses among overlapping candidates: from left to right, at each place the longest; inside a chosen one only what
/// may stand inside it. A blocker lets nothing stand inside.
/// </summary>
internal static class SpanSelector
{
    /// <summary>
    /// Indices of the outermost candidates. The input is sorted by <see cref="Candidate.Compare"/>.
    /// </summary>
    /// <param name="sorted">The candidates.</param>
    /// <param name="firmOnly">Pass over those without a reading that stands on its own.</param>
    /// <param name="into">Where the indices go.</param>
    public static void SelectOuter(List<Candidate> sorted, bool firmOnly, List<int> into)
    {
        int field = -1;
        int end = 0;
        for (int i = 0; i < sorted.Count; i++)
        {
            Candidate candidate = sorted[i];
            if (firmOnly && !candidate.IsBlocker && !HasFirmReading(candidate))
            {
                continue;
            }
            if (candidate.Field != field)
            {
                field = candidate.Field;
                end = 0;
            }
            if (candidate.Start >= end)
            {
                into.Add(i);
                end = candidate.End;
            }
        }
    }

    /// <summary>Adds, for a chosen candidate, the outermost ones inside it that its meaning allows.</summary>
    public static void SelectNested(
        VariantSet set, List<Candidate> sorted, int index, EntityType outer, List<Candidate> into)
    {
        Candidate outside = sorted[index];
        int end = outside.Start;
        for (int i = index + 1; i < sorted.Count; i++)
        {
            Candidate inside = sorted[i];
            if (inside.Field != outside.Field || inside.Start >= outside.End)
            {
                break;
            }
            if (inside.End > outside.End || inside.Length == outside.Length || inside.Start < end || inside.IsBlocker)
            {
                continue;
            }
            if (MayAllStandIn(set, outer, inside))
            {
                into.Add(inside);
                end = inside.End;
            }
        }
    }

    /// <summary>Which types of entity may be named inside a name of another type.</summary>
    public static bool MayStandIn(EntityType outer, EntityType inner) => outer switch
    {
        EntityType.Person => inner is EntityType.Role,
        EntityType.Role => inner is EntityType.Organisation or EntityType.State or EntityType.Region or EntityType.City,
        EntityType.Event => inner is EntityType.State or EntityType.Region or EntityType.City,
        EntityType.Concept => inner is EntityType.State or EntityType.Region,
        _ => false,
    };

    private static bool MayAllStandIn(VariantSet set, EntityType outer, Candidate inside)
    {
        foreach (Reading reading in inside.Readings)
        {
            if (!MayStandIn(outer, set.Entities[reading.Variant.Entity].Type))
            {
                return false;
            }
        }
        return true;
    }

    private static bool HasFirmReading(Candidate candidate)
    {
        foreach (Reading reading in candidate.Readings)
        {
            if (reading.IsFirm)
            {
                return true;
            }
        }
        return false;
    }
}
