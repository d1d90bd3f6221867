using Search.Variants;

namespace Search.Service;

/// <summary>
/// Looks into the variant data: entities by id, what a name may mean, what a text mentions. Thread-safe.
/// </summary>
public sealed class NameLookup
{
    private readonly VariantSet _set;
    private readonly NameResolver _resolver;
    private readonly System.Collections.Concurrent.ConcurrentBag<Tagger> _taggers = [];

    /// <summary>Looks into a set.</summary>
    internal NameLookup(VariantSet set)
    {
        _set = set;
        _resolver = new NameResolver(set);
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
    /// The entities that a name may mean, best first: by listed variants, then by those that it is nearly spelled like.
    /// </summary>
    public IReadOnlyList<ResolvedName> Resolve(string name, int maxCandidates)
    {
        CheckName(name, "name");
        return _resolver.Resolve(name, limit: maxCandidates);
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
        CheckName(name, path + ".entity_name");
        IReadOnlyList<ResolvedName> listed = _resolver.ResolveListed(name);
        return listed switch
        {
            [] => throw new ServiceException(NotFound($"no entity is called \"{name}\"{Suggest(name)}")),
            [var only] => only.Entity,
            [var first, var second, ..] => throw FilterQueries.Refuse(
                path + ".entity_name",
                $"\"{name}\" may mean {first.Entity.Id} or {second.Entity.Id}: name one of them by its id"),
        };
    }

    private static void CheckName(string name, string path)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ServiceException(ServiceError.Invalid(path, "must not be empty"));
        }
    }

    /// <summary>What the name may have been meant as; empty when nothing is like it.</summary>
    private string Suggest(string name) => _resolver.Resolve(name, limit: 1) is [var near]
        ? $"; the nearest is {near.Entity.DisplayName}, {near.Entity.Id}"
        : string.Empty;

    private static ServiceError NotFound(string message) =>
        new() { Code = ErrorCode.NotFound, Reason = ErrorReasons.EntityNotFound, Message = message };
}
