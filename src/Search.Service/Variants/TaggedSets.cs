using System.Globalization;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// The sets that the documents of an index may be tagged with, as its fingerprint names them: <c>names A</c>, or
/// <c>names B+A</c> while documents that were tagged with A are tagged again with B.
/// </summary>
internal static class TaggedSets
{
    private const string Mark = "; names ";

    /// <summary>Adds generations to the fingerprint of all else.</summary>
    public static string Append(string fingerprint, IEnumerable<long> generations) =>
        fingerprint + Mark + string.Join('+', generations.Select(g => g.ToString("x16", CultureInfo.InvariantCulture)));

    /// <summary>The generations in a fingerprint that is else the expected one; empty when it is another.</summary>
    public static IReadOnlyList<long> Read(string fingerprint, string expected)
    {
        string start = expected + Mark;
        if (!fingerprint.StartsWith(start, StringComparison.Ordinal))
        {
            return [];
        }
        var generations = new List<long>();
        foreach (string text in fingerprint[start.Length..].Split('+'))
        {
            if (!long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long generation))
            {
                return [];
            }
            generations.Add(generation);
        }
        return generations;
    }

    /// <summary>
    /// The sets, other than the current one, that documents may be tagged with; null when one of them is not known.
    /// </summary>
    public static IReadOnlyList<VariantSet>? Former(
        IReadOnlyList<long> generations, VariantSet current, Func<long, VariantSet?> known)
    {
        var former = new List<VariantSet>();
        foreach (long generation in generations.Where(g => g != current.TaggingGeneration))
        {
            if (known(generation) is not { } set)
            {
                return null;
            }
            former.Add(set);
        }
        return former;
    }
}
