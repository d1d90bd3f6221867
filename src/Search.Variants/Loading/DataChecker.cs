namespace Search.Variants.Loading;

/// <summary>
/// Checks what no single record can: ids that exist, edges without cycles, surfaces claimed by one only.
/// </summary>
internal static class DataChecker
{
    public static void Check(DraftData data, List<DataProblem> problems)
    {
        CheckUnique(data, problems);
        CheckKeys(data, problems);
        CheckProvenance(data, problems);
        new RelationChecker(data, problems).Check();
        new SurfaceChecker(data, problems).Check();
        CheckGuards(data, problems);
        CheckSettings(data, problems);
    }

    internal static void Report(List<DataProblem> problems, RecordLine record, string reason) =>
        problems.Add(new DataProblem(record.File, record.Line, reason));

    private static void CheckUnique(DraftData data, List<DataProblem> problems)
    {
        Unique(data.Entities, static e => (e.Entity.Id, e.Record), "entity");
        Unique(data.Phrases, static p => (p.Value.Id, p.Record), "phrase group");
        Unique(data.Sources, static s => (s.Value.Id, s.Record), "source");
        Unique(data.Tiers, static t => ($"T{t.Value.Tier}", t.Record), "tier");
        Unique(data.Kinds, static k => (EnumNames<VariantKind>.Write(k.Value.Kind), k.Record), "kind");
        Unique(data.Buckets, static b => ($"{b.Value.Bucket}", b.Record), "bucket");
        Unique(data.Profiles, static p => (p.Value.Name, p.Record), "profile");
        Unique(data.Irregular, static i => (i.Value.Lemma, i.Record), "irregular");
        Unique(data.Entities.SelectMany(static e => e.Variants), static v => (v.Variant.Id, v.Record), "variant");

        void Unique<T>(IEnumerable<T> items, Func<T, (string Id, RecordLine Record)> identify, string what)
        {
            var seen = new Dictionary<string, RecordLine>(StringComparer.Ordinal);
            foreach ((string id, RecordLine record) in items.Select(identify))
            {
                if (!seen.TryAdd(id, record))
                {
                    Report(problems, record, $"the {what} {id} is also at {seen[id].File}:{seen[id].Line}");
                }
            }
        }
    }

    /// <summary>Mention tables hold keys of ids: two ids with one key could not be told apart.</summary>
    private static void CheckKeys(DraftData data, List<DataProblem> problems)
    {
        Check(data.Entities.Select(static e => (e.Entity.Id, e.Record)));
        Check(data.Entities.SelectMany(static e => e.Variants).Select(static v => (v.Variant.Id, v.Record)));

        void Check(IEnumerable<(string Id, RecordLine Record)> items)
        {
            var seen = new Dictionary<long, string>();
            foreach ((string id, RecordLine record) in items)
            {
                if (!seen.TryAdd(Documents.StableKeys.Compute(id), id)
                    && !string.Equals(seen[Documents.StableKeys.Compute(id)], id, StringComparison.Ordinal))
                {
                    Report(problems, record, $"the key of {id} is also that of another id: change its \"id\"");
                }
            }
        }
    }

    private static void CheckProvenance(DraftData data, List<DataProblem> problems)
    {
        var known = data.Sources.Select(static s => s.Value.Id).ToHashSet(StringComparer.Ordinal);
        foreach ((RecordLine record, IReadOnlyList<string> provenance) in AllProvenance(data))
        {
            foreach (string item in provenance)
            {
                string source = item.Split('#')[0];
                if (!known.Contains(source))
                {
                    Report(problems, record, $"provenance: there is no source {source}");
                }
            }
        }
    }

    private static IEnumerable<(RecordLine Record, IReadOnlyList<string> Provenance)> AllProvenance(DraftData data) =>
    [
        .. data.Entities.Select(static e => (e.Record, e.Entity.Provenance)),
        .. data.Entities.SelectMany(static e => e.Variants).Select(static v => (v.Record, v.Variant.Provenance)),
        .. data.Relations.Select(static r => (r.Record, r.Provenance)),
        .. data.Blockers.Select(static b => (b.Record, b.Blocker.Provenance)),
        .. data.Phrases.Select(static d => (d.Record, d.Provenance)),
        .. data.Titles.Select(static d => (d.Record, d.Provenance)),
        .. data.Cues.Select(static d => (d.Record, d.Provenance)),
        .. data.Irregular.Select(static d => (d.Record, d.Provenance)),
        .. data.Tiers.Select(static d => (d.Record, d.Provenance)),
        .. data.Kinds.Select(static d => (d.Record, d.Provenance)),
        .. data.Buckets.Select(static d => (d.Record, d.Provenance)),
        .. data.Profiles.Select(static d => (d.Record, d.Provenance)),
    ];

    private static void CheckGuards(DraftData data, List<DataProblem> problems)
    {
        var ids = data.Entities.Select(static e => e.Entity.Id).ToHashSet(StringComparer.Ordinal);
        foreach (VariantDraft variant in data.Entities.SelectMany(static e => e.Variants))
        {
            foreach (string value in variant.Variant.Guards
                .Where(static g => g.Condition == GuardCondition.CoMention).SelectMany(static g => g.Values))
            {
                bool isType = value.StartsWith("type:", StringComparison.Ordinal);
                if (isType ? !EnumNames<EntityType>.TryParse(value[5..], out _) : !ids.Contains(value))
                {
                    Report(problems, variant.Record, $"co_mention: there is no {value}");
                }
            }
        }
    }

    private static void CheckSettings(DraftData data, List<DataProblem> problems)
    {
        Require(data.Tiers.Select(static t => t.Value.Tier), Enumerable.Range(0, 5), "tier");
        Require(
            data.Buckets.Select(static b => b.Value.Bucket),
            Enumerable.Range(0, VariantSet.ConfidenceBuckets),
            "bucket");
        Require(
            data.Kinds.Select(static k => k.Value.Kind),
            Enum.GetValues<VariantKind>().Where(static kind => kind != VariantKind.Unspecified),
            "kind");

        void Require<T>(IEnumerable<T> found, IEnumerable<T> needed, string what)
        {
            foreach (T missing in needed.Except(found))
            {
                problems.Add(new DataProblem("weights", 0, $"no record for {what} {missing}"));
            }
        }
    }
}
