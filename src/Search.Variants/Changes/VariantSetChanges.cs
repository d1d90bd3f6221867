using Search.Indexing;
using Search.Queries;
using Search.Variants.Changes;

namespace Search.Variants;

/// <summary>
/// What must happen to documents that were tagged with one set (or some) for them to be as if tagged with another: which
/// words to look for, which names to find by their words meanwhile, which mentions no longer count. Immutable; thread-safe.
/// </summary>
/// <remarks>
/// <para>Bridge semantics, for a document that does not carry the new set's generation yet: a name that the new set has and
/// the former has not is evidence for its entity where its words stand in the case its rule wants, not inside a blocker or
/// a longer name; other guards, cues and priors are not asked. A mention whose variant the new set has not is no evidence.
/// Names that need another mention beside them (a surname or short form without <c>alone</c>, an ambiguous name), names
/// inside a quotation of several words, new relations, new blockers over old mentions, and variants that keep their id with
/// other properties take effect when the document is tagged again.</para>
/// <para>A document is affected when it holds the words of a surface that came, went or changed, of a blocker or title that
/// did, or of any name of an entity from which a relation leads that did. Changed cues or buckets affect every document.</para>
/// </remarks>
public sealed class VariantSetChanges
{
    private readonly Dictionary<string, EntityChange> _byEntity = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _surfaces = new(StringComparer.Ordinal);
    private readonly List<Variant> _added = [];
    private readonly List<Variant> _withdrawn = [];
    private readonly List<IReadOnlyList<string>> _stems = [];

    private VariantSetChanges(VariantSet to) => To = to;

    /// <summary>The set that documents are to be tagged with.</summary>
    public VariantSet To { get; }

    /// <summary>Variants that a former set has not, in the order of the new set.</summary>
    public IReadOnlyList<Variant> Added => _added;

    /// <summary>Variants of a former set that the new one has not.</summary>
    public IReadOnlyList<Variant> Withdrawn => _withdrawn;

    /// <summary>The surfaces whose words affected documents hold.</summary>
    public IReadOnlyCollection<string> Surfaces => _surfaces;

    /// <summary>Whether every document may be tagged in another way.</summary>
    public bool AffectsAll { get; private set; }

    /// <summary>Whether no document is tagged in another way.</summary>
    public bool IsEmpty => !AffectsAll && _surfaces.Count == 0;

    /// <summary>Compares sets that documents were tagged with to the one they are to be tagged with.</summary>
    public static VariantSetChanges Between(IReadOnlyList<VariantSet> from, VariantSet to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var changes = new VariantSetChanges(to);
        foreach (VariantSet former in from)
        {
            changes.Compare(former);
        }
        changes.Finish();
        return changes;
    }

    /// <summary>The queries that find the documents in which a surface that changed is printed, in a text field.</summary>
    public IEnumerable<Query> AffectedIn(string field) => _stems.Select(stems => Words(field, stems));

    /// <summary>The query that finds the documents with the words of a surface in a text field.</summary>
    public static IEnumerable<Query> WordsOf(string field, string surface) =>
        new SurfaceStems().Of(surface).Select(stems => Words(field, stems));

    internal EntityChange? Of(string entityId) => _byEntity.GetValueOrDefault(entityId);

    private static Query Words(string field, IReadOnlyList<string> stems) => stems.Count == 1
        ? new TermQuery(new Term(field, stems[0]))
        : new PhraseQuery(stems.Select(stem => new Term(field, stem)));

    private static bool StandsAlone(Variant variant) =>
        !variant.Ambiguous && (variant.Kind is not (VariantKind.Surname or VariantKind.ShortForm) || variant.Alone > 0);

    private void Compare(VariantSet former)
    {
        AffectsAll |= !SetTables.TagAlike(former, To);
        CompareVariants(former);
        CompareRelations(former);
        var before = SetTables.Blockers(former);
        var after = SetTables.Blockers(To);
        _surfaces.UnionWith(before.Except(after).Concat(after.Except(before)).Select(static b => b.Surface));
        _surfaces.UnionWith(former.Titles.Except(To.Titles, StringComparer.Ordinal));
        _surfaces.UnionWith(To.Titles.Except(former.Titles, StringComparer.Ordinal));
    }

    private void CompareVariants(VariantSet former)
    {
        foreach (Variant variant in To.Variants)
        {
            Variant? old = former.FindVariant(variant.Id);
            if (old is null)
            {
                _added.Add(variant);
                _surfaces.Add(variant.Surface);
            }
            else if (!string.Equals(
                TaggingKeys.Of(To, variant), TaggingKeys.Of(former, old), StringComparison.Ordinal))
            {
                _surfaces.Add(variant.Surface);
                _surfaces.Add(old.Surface);
            }
        }
        foreach (Variant old in former.Variants)
        {
            if (To.FindVariant(old.Id) is null)
            {
                _withdrawn.Add(old);
                _surfaces.Add(old.Surface);
                Change(former.Entities[old.Entity].Id).HasWithdrawn = true;
                // What stood for another entity no longer does.
                foreach (Relation relation in former.RelationsFrom(old.Entity))
                {
                    Change(former.Entities[relation.To].Id).HasWithdrawn = true;
                }
            }
        }
    }

    private void CompareRelations(VariantSet former)
    {
        ILookup<string, Relation> before = former.Relations.ToLookup(r => TaggingKeys.Of(former, r));
        ILookup<string, Relation> after = To.Relations.ToLookup(r => TaggingKeys.Of(To, r));
        foreach (IGrouping<string, Relation> gone in before.Where(group => !after.Contains(group.Key)))
        {
            AddNames(former, gone.First().From);
        }
        foreach (IGrouping<string, Relation> come in after.Where(group => !before.Contains(group.Key)))
        {
            AddNames(To, come.First().From);
        }
    }

    private void AddNames(VariantSet set, int entity) =>
        _surfaces.UnionWith(set.Entities[entity].Variants.Select(static variant => variant.Surface));

    private EntityChange Change(string entityId)
    {
        if (!_byEntity.TryGetValue(entityId, out EntityChange? change))
        {
            change = new EntityChange();
            _byEntity.Add(entityId, change);
        }
        return change;
    }

    private void Finish()
    {
        var stems = new SurfaceStems();
        foreach (Variant variant in _added.DistinctBy(static variant => variant.Ordinal))
        {
            if (StandsAlone(variant))
            {
                Change(To.Entities[variant.Entity].Id).Added.Add(new NewName(variant, stems.Of(variant.Surface)));
            }
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string surface in _surfaces)
        {
            _stems.AddRange(stems.Of(surface).Where(s => s.Count > 0 && seen.Add(string.Join(' ', s))));
        }
    }
}
