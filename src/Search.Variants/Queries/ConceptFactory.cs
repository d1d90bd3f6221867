using Search.Indexing;
using Search.Queries;
using Search.Variants.Changes;
using Search.Variants.Matching;

namespace Search.Variants.Expansion;

/// <summary>Makes the query of one meaning: the parts in every field and what each counts.</summary>
internal sealed class ConceptFactory
{
    /// <summary>Kinds that texts or relations make, by the type of entity that can have them.</summary>
    private static readonly VariantKind[] MadeFromTexts = [VariantKind.DefinedAcronym];

    /// <summary>Most new names of one entity that are looked for by their words.</summary>
    private const int MaxNewNames = 64;

    /// <summary>A frequency that adds nothing to a score: in every document.</summary>
    private static readonly ConceptFrequency Everywhere = ConceptFrequency.Stated(int.MaxValue, int.MaxValue);

    private readonly VariantSet _set;
    private readonly RankProfile _profile;
    private readonly ExpansionOptions _options;

    public ConceptFactory(VariantSet set, RankProfile profile, ExpansionOptions options)
    {
        _set = set;
        _profile = profile;
        _options = options;
    }

    /// <summary>
    /// Every allowed kind of mention of an entity, and its own words where the tagger left them alone.
    /// </summary>
    public (Query Query, List<ExpandedVariant> Variants) OfEntity(
        Entity entity, Variant? typed, IReadOnlyList<string> literal)
    {
        var parts = new List<ConceptPart>();
        var variants = new List<ExpandedVariant>();
        SortedSet<VariantKind> kinds = KindsOf(entity);
        kinds.RemoveWhere(kind => !_options.Allows(_set, kind));
        foreach (VariantKind kind in kinds)
        {
            double weight = typed?.Kind == kind ? 1 : _set.TierWeight(_set.Tier(kind));
            AddVariants(entity, kind, weight, variants);
            foreach (string field in _options.Fields)
            {
                AddKind(entity, kind, weight * EntityFieldWeight(field), field, parts);
            }
        }
        if (literal.Count > 0)
        {
            foreach (string field in _options.Fields)
            {
                parts.Add(Sequence(VariantFields.Exact(field), literal, WordFieldWeight(field), WordB(field)) with
                {
                    StatisticsField = field,
                    NotAt = new Term(VariantFields.Entities(field), EntityTerms.Base(entity.Id)),
                });
            }
        }
        EntityChange? change = _options.Changes?.Of(entity.Id);
        List<NewName> names = change is null ? [] : AddNewNames(entity, typed, kinds, change, parts);
        var query = new ConceptQuery(entity.DisplayName, parts, BaseFrequency(entity)) { K1 = K1 };
        if (change is null && !EvidenceCheck.IsNeeded(_set, entity, kinds, _options.AsOf))
        {
            return (query, variants);
        }
        var check = new EvidenceCheck(_set, entity, kinds, literal, _options.Fields, names) { AsOf = _options.AsOf };
        return (new CheckedQuery(query, check), variants);
    }

    /// <summary>What the options leave out of an entity's concept: whole kinds, and names and links of another time.</summary>
    public IEnumerable<(string What, string Reason)> LeftOut(Entity entity)
    {
        IEnumerable<VariantKind> kinds = entity.Variants.Select(static variant => variant.Kind)
            .Concat(_set.RelationsTo(entity.Ordinal).Select(static relation => relation.AssociationKind))
            .Where(static kind => kind != VariantKind.Unspecified).Distinct().Order();
        foreach (VariantKind kind in kinds.Where(kind => !_options.Allows(_set, kind)))
        {
            yield return ($"{entity.Id}: {KindPhrases.Of(kind)}", DroppedReasons.NotWanted);
        }
        foreach (Variant variant in entity.Variants.Where(variant => !variant.Valid.Contains(_options.AsOf)))
        {
            yield return (variant.Id, DroppedReasons.OtherTime);
        }
        foreach (Relation relation in _set.RelationsTo(entity.Ordinal).Where(relation =>
            relation.AssociationKind != VariantKind.Unspecified && !relation.Valid.Contains(_options.AsOf)))
        {
            yield return (_set.Entities[relation.From].Id, DroppedReasons.OtherTime);
        }
        int names = _options.Changes?.Of(entity.Id) is { } change ? Wanted(change, KindsOf(entity)).Count() : 0;
        if (names > MaxNewNames)
        {
            yield return ($"{entity.Id}: {names - MaxNewNames} new names", DroppedReasons.ManyNewNames(MaxNewNames));
        }
    }

    /// <summary>A word: its stem, and a little more where it stands exactly as typed.</summary>
    public ConceptQuery OfWord(string word, string stem, string exact) =>
        new(word, WordParts([stem], [exact], 1), Frequency([stem])) { K1 = (float)_profile.K1 };

    /// <summary>Words one after another, by stem.</summary>
    public ConceptQuery OfSequence(string name, IReadOnlyList<string> stems, IReadOnlyList<string> exact) =>
        new(name, WordParts(stems, exact, 1), Frequency(stems)) { K1 = (float)_profile.K1 };

    /// <summary>
    /// Words one after another exactly as typed, with the weight of an entity that competes for them.
    /// </summary>
    public ConceptQuery OfLiteral(
        string name, IReadOnlyList<string> stems, IReadOnlyList<string> exact, Entity? rival) =>
        new(name, WordParts(stems, exact, 1), rival is null ? Frequency(stems) : BaseFrequency(rival))
        {
            K1 = (float)_profile.K1,
        };

    /// <summary>The parts of words one after another in every field.</summary>
    public List<ConceptPart> WordParts(IReadOnlyList<string> stems, IReadOnlyList<string> exact, double weight)
    {
        var parts = new List<ConceptPart>();
        foreach (string field in _options.Fields)
        {
            double inField = weight * WordFieldWeight(field);
            parts.Add(Sequence(field, stems, inField, WordB(field)));
            if (exact.Count > 0 && _profile.ExactBonus > 0)
            {
                parts.Add(Sequence(VariantFields.Exact(field), exact, inField * _profile.ExactBonus, WordB(field)) with
                {
                    StatisticsField = field,
                });
            }
        }
        return parts;
    }

    /// <summary>
    /// A phrasing with gaps, one query a field. Its inverse document frequency is that of the query's own words: one
    /// thing asked for is as rare as it is, however it is said.
    /// </summary>
    public IEnumerable<Query> OfGaps(StemPattern pattern, double weight, IReadOnlyList<string> ownStems)
    {
        foreach (string field in _options.Fields)
        {
            var slots = new List<PhraseSlot>();
            int slop = 0;
            int gapBefore = 0;
            for (int i = 0; i < pattern.Stems.Count; i++)
            {
                PhraseItem item = pattern.Member.Items[i];
                if (item.IsGap)
                {
                    slop += item.MaxGap - item.MinGap;
                    gapBefore += item.MinGap;
                    continue;
                }
                SlotAlternative[] words =
                    [.. pattern.Stems[i].Select(stem => new SlotAlternative(new Term(field, stem)))];
                slots.Add(new PhraseSlot(words)
                {
                    GapBefore = gapBefore,
                    Frequency = slots.Count == 0 ? Frequency(ownStems) : Everywhere,
                });
                gapBefore = 0;
            }
            yield return new BoostQuery(new SlotPhraseQuery(field, slots, slop), (float)weight);
        }
    }

    /// <summary>
    /// Words and names one after another, a name by any of its allowed variants, one query a field. A mention counts
    /// as the stretch it covers.
    /// </summary>
    public IEnumerable<Query> OfSlots(IReadOnlyList<QuotedSlot> slots)
    {
        foreach (string field in _options.Fields)
        {
            var made = new List<PhraseSlot>();
            foreach (QuotedSlot slot in slots)
            {
                made.Add(slot.Entity is { } entity
                    ? new PhraseSlot(Mentions(entity, slot.Typed, field)) { Frequency = BaseFrequency(entity) }
                    : new PhraseSlot([new SlotAlternative(new Term(field, slot.Stem))]));
            }
            yield return new BoostQuery(new SlotPhraseQuery(field, made), (float)WordFieldWeight(field));
        }
    }

    /// <summary>In how many documents the most frequent of the words occurs.</summary>
    public ConceptFrequency Frequency(IEnumerable<string> stems) => ConceptFrequency.OfTerms(
        stems.SelectMany(stem => _options.Fields.Select(field => new Term(field, stem))), StatisticsField);

    /// <summary>What a query for a concept in fields is scored by.</summary>
    public float K1 => (float)_profile.K1;

    private string StatisticsField => _options.Fields[^1];

    private static ConceptPart Sequence(string field, IReadOnlyList<string> words, double weight, double b) =>
        new([.. words.Select(word => new Term(field, word))], (float)weight) { B = (float)b };

    private ConceptFrequency BaseFrequency(Entity entity) => ConceptFrequency.OfTerms(
        _options.Fields.Select(field => new Term(VariantFields.Entities(field), EntityTerms.Base(entity.Id))),
        StatisticsField);

    private List<SlotAlternative> Mentions(Entity entity, Variant? typed, string field)
    {
        var alternatives = new List<SlotAlternative>();
        foreach (VariantKind kind in KindsOf(entity).Where(kind => _options.Allows(_set, kind)))
        {
            double weight = typed?.Kind == kind ? 1 : _set.TierWeight(_set.Tier(kind));
            for (int bucket = 0; bucket < VariantSet.ConfidenceBuckets; bucket++)
            {
                var term = new Term(VariantFields.Entities(field), EntityTerms.OfKind(entity.Id, kind, bucket));
                float counts = (float)(weight * _set.BucketValue(bucket));
                alternatives.Add(new SlotAlternative(term, counts, LengthInPayload: true));
            }
        }
        return alternatives;
    }

    private void AddKind(Entity entity, VariantKind kind, double weight, string field, List<ConceptPart> parts)
    {
        for (int bucket = 0; bucket < VariantSet.ConfidenceBuckets; bucket++)
        {
            var term = new Term(VariantFields.Entities(field), EntityTerms.OfKind(entity.Id, kind, bucket));
            parts.Add(new ConceptPart(term, (float)(weight * _set.BucketValue(bucket)))
            {
                B = (float)_profile.EntityB,
                StatisticsField = field,
            });
        }
    }

    /// <summary>The new names of an entity by their words, where no mention begins; the name typed comes first.</summary>
    private List<NewName> AddNewNames(
        Entity entity, Variant? typed, SortedSet<VariantKind> kinds, EntityChange change, List<ConceptPart> parts)
    {
        List<NewName> names =
        [
            .. Wanted(change, kinds).OrderByDescending(name => name.Variant.Ordinal == typed?.Ordinal)
                .Take(MaxNewNames),
        ];
        foreach (NewName name in names)
        {
            double weight = typed?.Kind == name.Variant.Kind ? 1 : _set.TierWeight(_set.Tier(name.Variant.Kind));
            double counts = weight * _set.BucketValue(_set.BucketOf(name.Variant.Confidence));
            foreach (string field in _options.Fields)
            {
                parts.AddRange(name.Stems.Select(stems =>
                    Sequence(field, stems, counts * EntityFieldWeight(field), _profile.EntityB) with
                    {
                        NotAt = new Term(VariantFields.Entities(field), EntityTerms.Base(entity.Id)),
                    }));
            }
        }
        return names;
    }

    private IEnumerable<NewName> Wanted(EntityChange change, SortedSet<VariantKind> kinds) => change.Added.Where(
        name => kinds.Contains(name.Variant.Kind) && _options.Allows(_set, name.Variant.Kind)
            && name.Variant.Valid.Contains(_options.AsOf));

    private void AddVariants(Entity entity, VariantKind kind, double weight, List<ExpandedVariant> into)
    {
        int tier = _set.Tier(kind);
        foreach (Variant variant in entity.Variants)
        {
            if (variant.Kind == kind && variant.Valid.Contains(_options.AsOf))
            {
                into.Add(new ExpandedVariant(variant.Id, variant.Surface, kind, tier, weight * variant.Confidence));
            }
        }
        foreach (Relation relation in _set.RelationsTo(entity.Ordinal))
        {
            if (relation.AssociationKind == kind && relation.Valid.Contains(_options.AsOf))
            {
                string surface = _set.Entities[relation.From].DisplayName;
                into.Add(new ExpandedVariant(string.Empty, surface, kind, tier, weight * relation.Confidence));
            }
        }
    }

    /// <summary>The kinds in which an entity can be mentioned, on the day the query looks from.</summary>
    private SortedSet<VariantKind> KindsOf(Entity entity)
    {
        var kinds = new SortedSet<VariantKind>(entity.Variants
            .Where(variant => variant.Valid.Contains(_options.AsOf)).Select(static variant => variant.Kind));
        foreach (Relation relation in _set.RelationsTo(entity.Ordinal))
        {
            if (relation.AssociationKind != VariantKind.Unspecified && relation.Valid.Contains(_options.AsOf))
            {
                kinds.Add(relation.AssociationKind);
            }
        }
        if (entity.Type == EntityType.Person)
        {
            kinds.Add(VariantKind.TitledName);
        }
        if (entity.Type is EntityType.Organisation or EntityType.Event or EntityType.Concept)
        {
            kinds.UnionWith(MadeFromTexts);
        }
        return kinds;
    }

    private bool IsTitle(string field) =>
        _options.Fields.Count > 1 && string.Equals(field, _options.Fields[0], StringComparison.Ordinal);

    private double WordFieldWeight(string field) => IsTitle(field) ? _profile.TitleWeight : 1;

    private double EntityFieldWeight(string field) => IsTitle(field) ? _profile.EntityTitleWeight : 1;

    private double WordB(string field) => IsTitle(field) ? _profile.TitleB : _profile.BodyB;
}
