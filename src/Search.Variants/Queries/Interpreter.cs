namespace Search.Variants.Expansion;

/// <summary>
/// Chooses non-overlapping names. Where names overlap only in part ("New York Times Square"), each way of cutting is an
/// interpretation of its own; a name inside a longer one is never one.
/// </summary>
internal static class Interpreter
{
    private const int MaxWays = 64;

    /// <summary>The best interpretations, best first: most words in names, then fewest names.</summary>
    public static List<List<QueryName>> Interpret(List<QueryName> names, int most, out int dropped)
    {
        List<QueryName> outer = [.. names.Where(name => !names.Exists(other => IsInside(name, other)))];
        var ways = new List<List<QueryName>> { new() };
        foreach (QueryName name in outer)
        {
            Extend(ways, name);
        }
        List<List<QueryName>> ranked =
        [
            .. ways.Where(way => IsMaximal(way, outer))
                .OrderByDescending(static way => way.Sum(static name => name.End - name.Start))
                .ThenBy(static way => way.Count),
        ];
        dropped = Math.Max(0, ranked.Count - most);
        return ranked.GetRange(0, Math.Min(most, ranked.Count));
    }

    /// <summary>
    /// Every way goes on with the name where it fits; where it does not, a copy without what is in its way does.
    /// </summary>
    private static void Extend(List<List<QueryName>> ways, QueryName name)
    {
        int count = ways.Count;
        for (int i = 0; i < count; i++)
        {
            List<QueryName> way = ways[i];
            if (way.Count == 0 || way[^1].End <= name.Start)
            {
                way.Add(name);
            }
            else if (ways.Count < MaxWays)
            {
                ways.Add([.. way.Where(other => other.End <= name.Start), name]);
            }
        }
    }

    private static bool IsMaximal(List<QueryName> way, List<QueryName> all) =>
        all.TrueForAll(name =>
            way.Contains(name) || way.Exists(other => other.Start < name.End && name.Start < other.End));

    private static bool IsInside(QueryName inner, QueryName outer) =>
        !ReferenceEquals(inner, outer) && inner.Start >= outer.Start && inner.End <= outer.End
        && inner.End - inner.Start < outer.End - outer.Start;
}
