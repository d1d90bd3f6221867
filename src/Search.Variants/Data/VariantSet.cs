using System.Collections.Frozen;
using System.Threading;
using Search.Variants.Automaton;
using Search.Variants.Documents;
using Search.Variants.Loading;
using Search.Variants.Naming;

namespace Search.Variants;

/// <summary>
/// Everything known about names and phrasings at one moment: immutable, versioned and checksummed. A request pins
/// one. Made by <see cref="VariantSetBuilder"/>; thread-safe.
/// </summary>
public sealed class VariantSet
{
    /// <summary>Most words of a surface.</summary>
    public const int MaxSurfaceWords = 32;

    /// <summary>Into how many buckets the confidence of a mention is sorted for the index.</summary>
    public const int ConfidenceBuckets = 3;

    private static readonly Lazy<VariantSet> ShippedSet = new(ShippedData.Load);

    private readonly VariantSetParts _parts;
    private readonly FrozenDictionary<string, Entity> _entities;
    private readonly FrozenDictionary<string, Variant> _variants;
    private ListedNames? _listed;
    private NearNames? _nearNames;

    internal VariantSet(VariantSetParts parts)
    {
        _parts = parts;
        _entities = parts.Entities.ToFrozenDictionary(static entity => entity.Id, StringComparer.Ordinal);
        VariantKeys = new StableKeys(parts.Variants.Select(static variant => variant.Id));
        EntityKeys = new StableKeys(parts.Entities.Select(static entity => entity.Id));
        _variants = parts.Variants.ToFrozenDictionary(static variant => variant.Id, StringComparer.Ordinal);
    }

    /// <summary>The data that is shipped with the program.</summary>
    public static VariantSet Shipped => ShippedSet.Value;

    /// <summary>A name and the first digits of the checksum.</summary>
    public string Version => $"{_parts.Name}-{_parts.Checksum[..12]}";

    /// <summary>
    /// SHA-256 over all records, in hexadecimal; it does not depend on files or the order of records.
    /// </summary>
    public string Checksum => _parts.Checksum;

    /// <summary>
    /// The first eight bytes of SHA-256 over the records that decide how documents are tagged: documents tagged with
    /// another generation may carry other mentions. Weights and phrasings do not change it.
    /// </summary>
    public long TaggingGeneration => _parts.TaggingGeneration;

    /// <summary>The entities, by id.</summary>
    public IReadOnlyList<Entity> Entities => _parts.Entities;

    /// <summary>The variants of all entities.</summary>
    public IReadOnlyList<Variant> Variants => _parts.Variants;

    /// <summary>The relations.</summary>
    public IReadOnlyList<Relation> Relations => _parts.Relations;

    /// <summary>The blockers.</summary>
    public IReadOnlyList<Blocker> Blockers => _parts.Blockers;

    /// <summary>The phrase groups, by id.</summary>
    public IReadOnlyList<PhraseGroup> PhraseGroups => _parts.PhraseGroups;

    /// <summary>The sources that provenance names.</summary>
    public IReadOnlyList<DataSource> Sources => _parts.Sources;

    internal StableKeys VariantKeys { get; }

    internal StableKeys EntityKeys { get; }

    /// <summary>The surfaces by their folded whole, made when first asked for.</summary>
    internal ListedNames Listed => LazyInitializer.EnsureInitialized(ref _listed, () => new ListedNames(this));

    /// <summary>The surfaces by their sounds, made when first asked for.</summary>
    internal NearNames NearNames => LazyInitializer.EnsureInitialized(ref _nearNames, () => new NearNames(this));

    internal NameAutomaton Automaton => _parts.Automaton;

    internal IReadOnlyList<string> Titles => _parts.Titles;

    internal IReadOnlyList<double> BucketLimits => _parts.BucketLimits;

    /// <summary>A builder that has read the records of this set, for a set with more.</summary>
    /// <param name="name">The name of the set to be built.</param>
    public VariantSetBuilder ToBuilder(string name)
    {
        var builder = new VariantSetBuilder(name);
        foreach (SourceLine line in _parts.Lines)
        {
            builder.AddLine(line.File, line.Number, line.Text);
        }
        return builder;
    }

    /// <summary>The entity of an id, or null.</summary>
    public Entity? FindEntity(string id) => _entities.GetValueOrDefault(id);

    /// <summary>The variant of an id, or null.</summary>
    public Variant? FindVariant(string id) => _variants.GetValueOrDefault(id);

    /// <summary>Relations that start at an entity.</summary>
    public IReadOnlyList<Relation> RelationsFrom(int entity) => _parts.RelationsFrom[entity];

    /// <summary>Relations that lead to an entity.</summary>
    public IReadOnlyList<Relation> RelationsTo(int entity) => _parts.RelationsTo[entity];

    /// <summary>The tier of a kind, 0 to 4.</summary>
    public int Tier(VariantKind kind) => _parts.Kinds[(int)kind].Tier;

    /// <summary>How sure a mention of a kind is unless its record says otherwise.</summary>
    public double DefaultConfidence(VariantKind kind) => _parts.Kinds[(int)kind].Confidence;

    /// <summary>The weight of a tier.</summary>
    public double TierWeight(int tier) => _parts.TierWeights[tier];

    /// <summary>What an occurrence counts: the kind's tier weight, times the bucket's confidence.</summary>
    public double Weight(VariantKind kind, int bucket) =>
        _parts.TierWeights[Tier(kind)] * _parts.BucketValues[bucket];

    /// <summary>The bucket of a confidence, 0 to 2.</summary>
    public int BucketOf(double confidence)
    {
        for (int bucket = 0; bucket < ConfidenceBuckets - 1; bucket++)
        {
            if (confidence < _parts.BucketLimits[bucket])
            {
                return bucket;
            }
        }
        return ConfidenceBuckets - 1;
    }

    /// <summary>The confidence that a bucket stands for.</summary>
    public double BucketValue(int bucket) => _parts.BucketValues[bucket];

    /// <summary>Names of the rank profiles.</summary>
    public IEnumerable<string> ProfileNames => _parts.Profiles.Keys.Order(StringComparer.Ordinal);

    /// <summary>The constants of a rank profile, or null.</summary>
    public RankProfile? Profile(string name) => _parts.Profiles.GetValueOrDefault(name);

    internal IReadOnlyList<Claim> Claims(int entry) => _parts.Claims[entry];

    /// <summary>Whether a surface is claimed by one entity and is part of no longer surface of another.</summary>
    internal bool IsUnambiguous(int entry) => _parts.Unambiguous[entry];

    /// <summary>
    /// Whether a word of the automaton occurs in titles or in names of several words of organisations, roles, events.
    /// </summary>
    internal bool IsHeadWord(int word) => word >= 0 && _parts.HeadWords[word];

    internal IReadOnlyList<IReadOnlyList<string>> Cues(CueKind kind) => _parts.Cues[(int)kind];

    internal IReadOnlyList<string> IrregularForms(string lemma) => _parts.Irregular.GetValueOrDefault(lemma, []);
}
