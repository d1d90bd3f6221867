using Search.Analysis;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Looks into the variant data: entities by id, what a name may mean, what a text mentions. Thread-safe.
/// </summary>
public sealed class NameLookup
{
    private readonly VariantSet _set;
    private readonly Dictionary<string, List<Variant>> _byKey = new(StringComparer.Ordinal);
    private readonly System.Collections.Concurrent.ConcurrentBag<Tagger> _taggers = [];

    /// <summary>Looks into a set.</summary>
    internal NameLookup(VariantSet set)
    {
        _set = set;
        foreach (Variant variant in set.Variants)
        {
            string key = Names.FoldKey(variant.Surface);
            if (!_byKey.TryGetValue(key, out List<Variant>? variants))
            {
                variants = [];
                _byKey.Add(key, variants);
            }
            variants.Add(variant);
        }
    }

    /// <summary>Version of the data.</summary>
    public string Version => _set.Version;

    /// <summary>The data.</summary>
    public VariantSet Set => _set;

    /// <summary>The entity of an id.</summary>
    /// <exception cref="ServiceException">There is none.</exception>
    public Entity Get(string id, string path = "id")
    {
        if (id.Length == 0)
        {
            throw new ServiceException(ServiceError.Invalid(path, "must not be empty"));
        }
        return _set.FindEntity(id) ?? throw new ServiceException(NotFound($"there is no entity \"{id}\""));
    }

    /// <summary>
    /// The entities that a name may mean, best first. The name is compared without case, diacritics and punctuation;
    /// a name that is written exactly as listed
    /// scores highest, then by tier and by how common the reading is.
    /// </summary>
    public IReadOnlyList<NameCandidate> Resolve(string name, int maxCandidates)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ServiceException(ServiceError.Invalid("name", "must not be empty"));
        }
        if (!_byKey.TryGetValue(Names.FoldKey(name), out List<Variant>? variants))
        {
            return [];
        }
        return
        [
            .. variants.Select(v => Candidate(v, name))
                .GroupBy(c => c.Entity.Id, StringComparer.Ordinal)
                .Select(g => g.MaxBy(c => c.Score) ?? g.First())
                .OrderByDescending(c => c.Score)
                .ThenBy(c => c.Entity.Id, StringComparer.Ordinal)
                .Take(maxCandidates),
        ];
    }

    /// <summary>The mentions of a text, by place. Offsets are in UTF-16 units.</summary>
    public IReadOnlyList<Mention> Tag(string text)
    {
        if (!_taggers.TryTake(out Tagger? tagger))
        {
            tagger = new Tagger(_set);
        }
        IReadOnlyList<Mention> mentions = [.. tagger.Tag([text.AsMemory()], DocumentContext.Unknown).Mentions];
        _taggers.Add(tagger);
        return mentions;
    }

    /// <summary>The entity of an id, or the one entity of a name.</summary>
    internal Entity One(string id, string name, string path)
    {
        if (id.Length > 0)
        {
            return Get(id, path + ".id");
        }
        IReadOnlyList<NameCandidate> candidates = Resolve(name, 2);
        return candidates switch
        {
            [] => throw new ServiceException(NotFound($"no entity is called \"{name}\"")),
            [var only] => only.Entity,
            [var first, var second, ..] => throw FilterQueries.Refuse(
                path + ".entity_name",
                $"\"{name}\" may mean {first.Entity.Id} or {second.Entity.Id}: name one of them by its id"),
        };
    }

    private static ServiceError NotFound(string message) =>
        new() { Code = ErrorCode.NotFound, Reason = ErrorReasons.EntityNotFound, Message = message };

    private NameCandidate Candidate(Variant variant, string name)
    {
        int tier = _set.Tier(variant.Kind);
        double exact = string.Equals(variant.Surface, name.Trim(), StringComparison.Ordinal) ? 1 : 0.95;
        return new NameCandidate(
            _set.Entities[variant.Entity], variant, tier,
            exact * _set.TierWeight(tier) * variant.Prior * variant.Confidence);
    }
}
