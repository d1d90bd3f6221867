namespace Search.Variants.Changes;

/// <summary>The small tables of a set that decide how documents are tagged.</summary>
internal static class SetTables
{
    /// <summary>Whether the cues, the buckets and the confidences of names made from texts are the same.</summary>
    public static bool TagAlike(VariantSet first, VariantSet second) =>
        Enum.GetValues<CueKind>().All(kind => Words(first, kind).SetEquals(Words(second, kind)))
        && first.BucketLimits.SequenceEqual(second.BucketLimits)
        && Enum.GetValues<VariantKind>().All(kind =>
            first.DefaultConfidence(kind).Equals(second.DefaultConfidence(kind)));

    /// <summary>The surfaces of all blockers with their case rules.</summary>
    public static HashSet<(string Surface, CaseRule Case)> Blockers(VariantSet set) =>
        [.. set.Blockers.SelectMany(static blocker => blocker.Surfaces.Select(s => (s, blocker.Case)))];

    private static HashSet<string> Words(VariantSet set, CueKind kind) =>
        set.Cues(kind).Select(static words => string.Join(' ', words)).ToHashSet(StringComparer.Ordinal);
}
