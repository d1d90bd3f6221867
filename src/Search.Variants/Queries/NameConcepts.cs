using Search.Queries;

namespace Search.Variants.Expansion;

/// <summary>Makes concepts of the names in a query.</summary>
internal sealed class NameConcepts
{
    /// <summary>What the plain words count beside several entities that claim them.</summary>
    public const double WordsBesideNames = 0.8;

    private readonly VariantSet _set;
    private readonly RankProfile _profile;
    private readonly ExpansionOptions _options;
    private readonly ConceptFactory _factory;
    private readonly List<DroppedVariant> _dropped;

    public NameConcepts(
        VariantSet set,
        RankProfile profile,
        ExpansionOptions options,
        ConceptFactory factory,
        List<DroppedVariant> dropped)
    {
        _set = set;
        _profile = profile;
        _options = options;
        _factory = factory;
        _dropped = dropped;
    }

    /// <summary>
    /// The concept of a name: its readings, what they stand for, the plain words where they may be meant.
    /// </summary>
    public QueryConcept Make(QueryText text, QueryName name)
    {
        string part = text.Words(name.Start, name.End);
        IReadOnlyList<string> stems = text.StemsOf(name.Start, name.End);
        IReadOnlyList<string> exact = text.ExactOf(name.Start, name.End);
        var readings = new List<QueryReading>();
        if (!name.IsBlocker)
        {
            AddReadings(name, part, exact, readings);
        }
        bool needsWords = name.IsBlocker || name.MayBeWords || CountEntities(name) > 1 || readings.Count == 0;
        if (needsWords)
        {
            Entity? rival = readings.Count == 0 ? null : readings[0].Entity;
            readings.Add(new QueryReading
            {
                DisplayName = part,
                Confidence = name.IsBlocker || name.MayBeWords || readings.Count == 0 ? 1 : WordsBesideNames,
                Variants = [new ExpandedVariant(string.Empty, part, VariantKind.Exact, 0, 1)],
                Query = _factory.OfLiteral(part, stems, exact, rival),
            });
        }
        foreach (NameReading rejected in name.Rejected)
        {
            string id = _set.Entities[rejected.Variant.Entity].Id;
            _dropped.Add(new DroppedVariant(part, id, "another reading is far more likely"));
        }
        Query query = name.IsBlocker ? Combine(readings) : Boosted(Combine(readings));
        return new QueryConcept
        {
            QueryPart = part,
            StartOffset = text.StartOffset(name.Start),
            EndOffset = text.EndOffset(name.End - 1),
            Readings = readings,
            Query = query,
        };
    }

    /// <summary>Readings are alternatives: the best, and a share of the others.</summary>
    public Query Combine(IReadOnlyList<QueryReading> readings)
    {
        Query[] queries =
        [
            .. readings.Select(static reading => reading.Confidence >= 1
                ? reading.Query
                : new BoostQuery(reading.Query, (float)reading.Confidence)),
        ];
        return queries.Length == 1 ? queries[0] : new DisjunctionMaxQuery(queries, (float)_profile.Tie);
    }

    private Query Boosted(Query query) =>
        _profile.NameBoost == 1 ? query : new BoostQuery(query, (float)_profile.NameBoost);

    private static int CountEntities(QueryName name) =>
        name.Readings.Select(static reading => reading.Variant.Entity).Distinct().Count();

    private void AddReadings(QueryName name, string part, IReadOnlyList<string> exact, List<QueryReading> readings)
    {
        foreach (NameReading reading in name.Readings)
        {
            Variant typed = reading.Variant;
            Entity entity = _set.Entities[typed.Entity];
            if (!_options.Allows(_set, typed.Kind))
            {
                _dropped.Add(new DroppedVariant(part, typed.Id, DroppedReasons.NotWanted));
                continue;
            }
            bool hasLiteral = name.IsUnambiguous && !typed.AlsoWord;
            readings.Add(ReadingOf(entity, typed, hasLiteral ? exact : [], reading.Confidence, _set.Tier(typed.Kind)));
            _dropped.AddRange(_factory.LeftOut(entity)
                .Select(left => new DroppedVariant(part, left.What, left.Reason)));
            AddAssociations(entity, typed, part, reading.Confidence, readings);
        }
    }

    /// <summary>A query that says the capital may mean the government.</summary>
    private void AddAssociations(
        Entity entity, Variant typed, string part, double confidence, List<QueryReading> readings)
    {
        foreach (Relation relation in _set.RelationsFrom(entity.Ordinal))
        {
            VariantKind kind = relation.AssociationKind;
            bool isAssociation = kind is VariantKind.Capital or VariantKind.Seat or VariantKind.Institution
                && relation.Valid.Contains(_options.AsOf);
            if (!isAssociation)
            {
                continue;
            }
            Entity target = _set.Entities[relation.To];
            if (!_options.Allows(_set, kind))
            {
                _dropped.Add(new DroppedVariant(part, target.Id, DroppedReasons.NotWanted));
                continue;
            }
            double share = entity.Type == EntityType.City ? 1 : relation.Confidence;
            QueryReading reading = ReadingOf(
                target, typed, [], confidence * _profile.Association * share, _set.Tier(kind));
            if (!readings.Exists(other => ReferenceEquals(other.Entity, target)))
            {
                readings.Add(reading);
            }
        }
    }

    private QueryReading ReadingOf(
        Entity entity, Variant typed, IReadOnlyList<string> literal, double confidence, int tier)
    {
        Variant? own = typed.Entity == entity.Ordinal ? typed : null;
        (Query query, List<ExpandedVariant> variants) = _factory.OfEntity(entity, own, literal);
        return new QueryReading
        {
            Entity = entity,
            Typed = typed,
            DisplayName = entity.DisplayName,
            Confidence = confidence,
            Tier = tier,
            Variants = variants,
            Query = query,
        };
    }
}
