using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Search.Analysis;
using Search.Variants.Loading;

namespace Search.Variants.Importing;

/// <summary>
/// The entities that an import can add to, by name and by their ids elsewhere: those of the set it is made onto, and those
/// its earlier lines made.
/// </summary>
internal sealed class KnownNames
{
    private readonly Dictionary<string, HashSet<string>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byExternalId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityType> _types = new(StringComparer.Ordinal);

    public KnownNames(VariantSet set)
    {
        foreach (Entity entity in set.Entities)
        {
            Add(entity.Id, entity.Type, entity.Variants.Select(static variant => variant.Surface), entity.ExternalIds);
        }
    }

    /// <summary>Notes an entity, or more names of one.</summary>
    public void Add(
        string id, EntityType type, IEnumerable<string> names, IReadOnlyDictionary<string, string>? externalIds = null)
    {
        _types[id] = type;
        foreach (string name in names)
        {
            string key = Names.FoldKey(name);
            if (!_byName.TryGetValue(key, out HashSet<string>? ids))
            {
                ids = new HashSet<string>(StringComparer.Ordinal);
                _byName.Add(key, ids);
            }
            ids.Add(id);
        }
        foreach ((string scheme, string value) in externalIds ?? new Dictionary<string, string>())
        {
            _byExternalId.TryAdd($"{scheme}:{value}", id);
        }
    }

    /// <summary>The entities of a name.</summary>
    public IReadOnlyCollection<string> Find(string name) => _byName.GetValueOrDefault(Names.FoldKey(name)) ?? [];

    /// <summary>The type of an entity.</summary>
    public EntityType TypeOf(string id) => _types[id];

    /// <summary>The entity of an id elsewhere, else the only one of a name and type; null for none.</summary>
    public string? Find(IReadOnlyDictionary<string, string> externalIds, string name, EntityType type)
    {
        foreach ((string scheme, string value) in externalIds)
        {
            if (_byExternalId.TryGetValue($"{scheme}:{value}", out string? id))
            {
                return id;
            }
        }
        string[] same = [.. Find(name).Where(id => _types[id] == type)];
        return same.Length == 1 ? same[0] : null;
    }

    /// <summary>An id for a new entity of a name: its folded words, and a number where that is taken.</summary>
    public string NewId(EntityType type, string name)
    {
        string folder = Lower(EnumNames<EntityType>.Write(type));
        string[] words =
        [
            .. Names.FoldKey(name).Split(' ')
                .Select(static word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)))
                .Where(static word => word.Length > 0),
        ];
        // A name in another script has no letters that an id may have.
        string slug = words.Length > 0
            ? string.Join('-', words)
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12];
        string id = $"{folder}/{slug}";
        for (int number = 2; _types.ContainsKey(id); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{folder}/{slug}-{number}");
        }
        return id;
    }

    private static string Lower(string ascii) =>
        string.Concat(ascii.Select(static c => c is >= 'A' and <= 'Z' ? (char)(c + 32) : c));
}
