namespace Search.Variants.Naming;

/// <summary>
/// Finds listed surfaces that a name on no list fits: candidates by the sounds of their words, then the matcher's word
/// on each. Immutable; thread-safe.
/// </summary>
internal sealed class NearNames
{
    /// <summary>Most candidates that are compared.</summary>
    private const int MaxCompared = 64;

    private const int MaxWords = 8;

    private readonly VariantSet _set;
    private readonly NameMatcher _matcher;
    private readonly SoundIndex _index;

    /// <summary>The surfaces of a set.</summary>
    public NearNames(VariantSet set)
    {
        _set = set;
        _matcher = new NameMatcher(set);
        _index = new SoundIndex(set.Variants.Where(IsComparable).SelectMany(static variant =>
            Keys(variant.Surface).Select(key => (key, variant.Ordinal))));
    }

    /// <summary>The surfaces, best first, one an entity.</summary>
    /// <param name="name">The name.</param>
    /// <param name="minScore">Surfaces that fit less are left out.</param>
    /// <param name="asOf">Only variants that were valid on that day; null: all.</param>
    public IReadOnlyList<NearName> Find(string name, double minScore, DateOnly? asOf)
    {
        var best = new Dictionary<int, NearName>();
        foreach (int ordinal in Candidates(name))
        {
            Variant variant = _set.Variants[ordinal];
            if (!variant.Valid.Contains(asOf))
            {
                continue;
            }
            NameKind kind = NameMatcher.KindOf(_set.Entities[variant.Entity].Type);
            double score = _matcher.CompareWords(name, variant.Surface, kind).Score;
            if (score >= minScore && (!best.TryGetValue(variant.Entity, out NearName known) || known.Score < score))
            {
                best[variant.Entity] = new NearName(variant, score);
            }
        }
        return
        [
            .. best.Values.OrderByDescending(static near => near.Score).ThenBy(static near => near.Variant.Ordinal),
        ];
    }

    /// <summary>
    /// Names and peoples. Initials differ from others by a letter, and a label is quoted as it is printed: neither is
    /// guessed at.
    /// </summary>
    private static bool IsComparable(Variant variant) => variant.Kind
        is VariantKind.OfficialName or VariantKind.ShortName or VariantKind.Alias or VariantKind.Transliteration
        or VariantKind.HistoricName or VariantKind.ReorderedName or VariantKind.Surname or VariantKind.Demonym;

    private static IEnumerable<ulong> Keys(string name) => RawName.Split(name).Take(MaxWords)
        .Select(static word => SoundKey.Of(SoundWord.Of(word.Text)))
        .Where(static key => SoundKey.Length(key) >= SoundKey.MinLength - 1);

    private IEnumerable<int> Candidates(string name)
    {
        var shared = new Dictionary<int, int>();
        var found = new List<int>();
        foreach (ulong key in Keys(name).Where(static key => SoundKey.Length(key) >= SoundKey.MinLength).Distinct())
        {
            found.Clear();
            _index.Near(key, found);
            foreach (int ordinal in found.Distinct())
            {
                shared[ordinal] = shared.GetValueOrDefault(ordinal) + 1;
            }
        }
        int length = name.Length;
        return shared.OrderByDescending(static pair => pair.Value)
            .ThenBy(pair => Math.Abs(_set.Variants[pair.Key].Surface.Length - length))
            .ThenBy(static pair => pair.Key)
            .Take(MaxCompared)
            .Select(static pair => pair.Key);
    }
}
