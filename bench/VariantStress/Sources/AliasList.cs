using System.Globalization;
using System.IO;
using Search.Variants;

namespace Search.VariantStress;

/// <summary>
/// Names from outside, as lines <c>key, type, canonical, alias, kind, language, source</c> under a heading line. Such
/// lists hold mistakes: only English rows are taken, and for places, whose lists mix in their towns and regions, only
/// official names.
/// </summary>
internal sealed class AliasList
{
    private readonly Dictionary<string, List<(string Name, bool Official)>> _byCanonical =
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">A line has too few columns.</exception>
    internal AliasList(string path)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            string[] cells = line.Split('\t');
            if (++number == 1)
            {
                continue;
            }
            if (cells.Length < 7)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"{path}, line {number}: {cells.Length} columns, 7 expected"));
            }
            if (cells[4] is "official" or "synonym" && cells[5] == "en" && cells[3].Length >= 4)
            {
                NamesOf(cells[2]).Add((cells[3], cells[4] == "official"));
            }
        }
    }

    /// <summary>The names of an entity, however it is headed there.</summary>
    internal IEnumerable<string> Of(Entity entity) =>
        entity.Variants.Select(static v => v.Surface).Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(s => _byCanonical.GetValueOrDefault(s) ?? [])
            .Where(n => n.Official || entity.Type is EntityType.Person or EntityType.Organisation)
            .Select(static n => n.Name);

    private List<(string Name, bool Official)> NamesOf(string canonical)
    {
        if (!_byCanonical.TryGetValue(canonical, out List<(string Name, bool Official)>? names))
        {
            _byCanonical.Add(canonical, names = []);
        }
        return names;
    }
}
