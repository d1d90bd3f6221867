using Search.Analysis;

namespace Search.Variants.Importing;

/// <summary>Makes records of entities with names, wherever they come from.</summary>
internal sealed class EntityLines(KnownNames known)
{
    /// <summary>Initials up to this length are taken for an acronym.</summary>
    private const int MaxAcronym = 6;

    private static readonly Dictionary<string, string> None = [];

    /// <summary>The record that gives the entity its names: a new one, or an addition to one that is known.</summary>
    public Conversion Convert(
        EntityType type, string displayName, IReadOnlyDictionary<string, string> externalIds,
        IEnumerable<ImportedName> names, string provenance)
    {
        List<ImportedName> distinct =
            [.. names.Where(static name =>
                name.Surface.Length > 0).DistinctBy(static name => Names.FoldKey(name.Surface))];
        if (known.Find(externalIds, displayName, type) is { } id)
        {
            distinct.RemoveAll(name => known.Find(name.Surface).Contains(id));
            if (distinct.Count == 0)
            {
                return Conversion.Skipped($"{id} has these names already");
            }
            known.Add(id, type, distinct.Select(static name => name.Surface));
            return Conversion.Of(RecordText.Addition(id, distinct, provenance));
        }
        id = known.NewId(type, displayName);
        known.Add(id, type, distinct.Select(static name => name.Surface), externalIds);
        return Conversion.Of(RecordText.Entity(id, type, displayName, externalIds, distinct, provenance));
    }

    /// <summary>As above, without ids elsewhere.</summary>
    public Conversion Convert(
        EntityType type, string displayName, IEnumerable<ImportedName> names, string provenance) =>
        Convert(type, displayName, None, names, provenance);

    /// <summary>Another name: initials when it looks like some.</summary>
    public static ImportedName Another(string surface) => new(
        surface,
        surface.Length is > 1 and <= MaxAcronym && surface.All(char.IsAsciiLetterUpper)
            ? VariantKind.Acronym
            : VariantKind.Alias);
}
