using Search.Analysis;

namespace Search.Variants.Naming;

/// <summary>The surfaces of a set by their folded whole. Immutable; thread-safe.</summary>
internal sealed class ListedNames
{
    private readonly Dictionary<string, List<Variant>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _peoples = new(StringComparer.Ordinal);

    /// <summary>The surfaces of a set.</summary>
    public ListedNames(VariantSet set)
    {
        foreach (Variant variant in set.Variants)
        {
            string key = Names.FoldKey(variant.Surface);
            if (!_byKey.TryGetValue(key, out List<Variant>? variants))
            {
                variants = [];
                _byKey.Add(key, variants);
            }
            variants.Add(variant);
            Entity entity = set.Entities[variant.Entity];
            if (variant.Kind == VariantKind.Demonym && entity.Type == EntityType.State)
            {
                _peoples.TryAdd(key, Names.FoldKey(entity.DisplayName));
            }
        }
    }

    /// <summary>The surfaces that a name is; empty when it is on no list.</summary>
    public IReadOnlyList<Variant> Find(string name) =>
        _byKey.TryGetValue(Names.FoldKey(name), out List<Variant>? variants) ? variants : [];

    /// <summary>
    /// The folded name of the state whose people or adjective a folded word is; null when it is none.
    /// </summary>
    public string? StateOfPeople(string word) => _peoples.GetValueOrDefault(word);
}
