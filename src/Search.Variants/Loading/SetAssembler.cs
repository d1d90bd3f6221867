using Search.Variants.Automaton;

namespace Search.Variants.Loading;

/// <summary>Turns checked records into the arrays of a set: ordinals in the order of ids, automaton, tables.</summary>
internal static class SetAssembler
{
    public static VariantSetParts Assemble(
        string name, RecordHash hash, DraftData data, SurfaceWords words, IReadOnlyList<SourceLine> lines)
    {
        Dictionary<VariantKind, KindWeight> kinds =
            data.Kinds.ToDictionary(static k => k.Value.Kind, static k => k.Value);
        EntityDraft[] drafts = [.. data.Entities.OrderBy(static e => e.Entity.Id, StringComparer.Ordinal)];
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        var entities = new Entity[drafts.Length];
        var variants = new List<Variant>();
        var surfaces = new SurfaceTable();
        for (int i = 0; i < drafts.Length; i++)
        {
            ordinals.Add(drafts[i].Entity.Id, i);
            entities[i] = Number(drafts[i], i, kinds, variants, surfaces);
        }
        Relation[] relations = [.. data.Relations.Select(draft => Resolve(draft, ordinals, kinds))
            .OrderBy(static r => r.From).ThenBy(static r => r.To)
            .ThenBy(static r => r.Kind).ThenBy(static r => r.Valid.From)];
        BlockerDraft[] blockers = [.. data.Blockers.OrderBy(static b => b.Blocker.Surfaces[0], StringComparer.Ordinal)];
        for (int i = 0; i < blockers.Length; i++)
        {
            surfaces.AddBlocker(blockers[i], i);
        }
        string[] titles = [.. data.Titles.SelectMany(static t => t.Value).Distinct(StringComparer.Ordinal)];
        foreach (string title in titles)
        {
            surfaces.AddTitle(words.Split(title));
        }
        NameAutomaton automaton = surfaces.BuildAutomaton();
        return new VariantSetParts
        {
            Name = name,
            Lines = lines,
            Checksum = hash.Checksum(),
            TaggingGeneration = hash.TaggingGeneration(),
            Entities = entities,
            Variants = [.. variants],
            Relations = relations,
            RelationsFrom = Group(relations, entities.Length, static relation => relation.From),
            RelationsTo = Group(relations, entities.Length, static relation => relation.To),
            Blockers = [.. blockers.Select(static b => b.Blocker)],
            PhraseGroups =
                [.. data.Phrases.Select(static p => p.Value).OrderBy(static p => p.Id, StringComparer.Ordinal)],
            Sources = [.. data.Sources.Select(static s => s.Value).OrderBy(static s => s.Id, StringComparer.Ordinal)],
            Titles = titles,
            Automaton = automaton,
            Claims = surfaces.Claims(),
            Unambiguous = surfaces.Unambiguous(automaton, [.. variants]),
            HeadWords = surfaces.HeadWords(automaton, [.. variants], entities),
            Cues = CuesByKind(data),
            Irregular = data.Irregular.ToDictionary(
                static i => i.Value.Lemma, static i => i.Value.Forms, StringComparer.Ordinal),
            Kinds = KindTable(kinds),
            TierWeights = [.. data.Tiers.OrderBy(static t => t.Value.Tier).Select(static t => t.Value.Weight)],
            BucketLimits = [.. data.Buckets.OrderBy(static b => b.Value.Bucket).Select(static b => b.Value.Below)],
            BucketValues = [.. data.Buckets.OrderBy(static b => b.Value.Bucket).Select(static b => b.Value.Value)],
            Profiles = data.Profiles.ToDictionary(
                static p => p.Value.Name, static p => p.Value, StringComparer.Ordinal),
        };
    }

    private static Entity Number(
        EntityDraft draft,
        int ordinal,
        Dictionary<VariantKind, KindWeight> kinds,
        List<Variant> variants,
        SurfaceTable surfaces)
    {
        var own = new List<Variant>();
        foreach (VariantDraft item in draft.Variants)
        {
            Variant variant = item.Variant with
            {
                Ordinal = variants.Count,
                Entity = ordinal,
                AlsoWord = item.Variant.AlsoWord || Expansion.FunctionWords.Contains(item.Key),
                Confidence = item.Variant.Confidence < 0
                    ? kinds[item.Variant.Kind].Confidence
                    : item.Variant.Confidence,
            };
            own.Add(variant);
            variants.Add(variant);
            surfaces.AddName(variant, item.Words);
        }
        return draft.Entity with { Ordinal = ordinal, Variants = own };
    }

    private static Relation Resolve(
        RelationDraft draft, Dictionary<string, int> ordinals, Dictionary<VariantKind, KindWeight> kinds)
    {
        VariantKind kind = Relation.KindOf(draft.Kind);
        double fallback = kind == VariantKind.Unspecified ? 1 : kinds[kind].Confidence;
        return new Relation(
            draft.Kind,
            ordinals[draft.From],
            ordinals[draft.To],
            draft.Valid,
            draft.Confidence ?? fallback,
            draft.Provenance);
    }

    private static Relation[][] Group(Relation[] relations, int entities, Func<Relation, int> key)
    {
        ILookup<int, Relation> groups = relations.ToLookup(key);
        return [.. Enumerable.Range(0, entities).Select(entity => groups[entity].ToArray())];
    }

    private static IReadOnlyList<string>[][] CuesByKind(DraftData data) =>
    [
        .. Enum.GetValues<CueKind>().Select(kind =>
            data.Cues.Where(cue => cue.Value.Kind == kind).SelectMany(static cue => cue.Value.Words).ToArray()),
    ];

    private static KindWeight[] KindTable(Dictionary<VariantKind, KindWeight> kinds)
    {
        VariantKind[] all = Enum.GetValues<VariantKind>();
        var table = new KindWeight[all.Max(static kind => (int)kind) + 1];
        foreach (VariantKind kind in all)
        {
            table[(int)kind] = kinds.GetValueOrDefault(kind, new KindWeight(kind, 0, 1));
        }
        return table;
    }
}
