using Search.Analysis;
using Search.Variants.Naming;

namespace Search.Variants;

/// <summary>
/// Compares names of persons, organisations and places across transliterations, order, initials, short forms, titles,
/// particles and slips. What the data lists is used first; a name on no list is compared word by word. Symmetric;
/// immutable; thread-safe.
/// </summary>
public sealed class NameMatcher
{
    /// <summary>From this score on two names may well name the same.</summary>
    public const double Threshold = 0.7;

    private const double Listed = 0.99;
    private const double ListedApart = 0.05;

    private readonly VariantSet _set;
    private readonly NameLexicon _lexicon;
    private readonly ListedNames _listed;
    private readonly PersonMatcher _persons;
    private readonly TitleNameMatcher _titles;

    /// <summary>A matcher that knows a set's names.</summary>
    public NameMatcher(VariantSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        _set = set;
        _lexicon = NameLexicon.Shipped;
        _listed = set.Listed;
        Words = new WordComparer(_lexicon);
        var aligner = new NameAligner(Words);
        _persons = new PersonMatcher(_lexicon, aligner);
        _titles = new TitleNameMatcher(_lexicon, _listed, aligner);
    }

    internal WordComparer Words { get; }

    /// <summary>Compares two names.</summary>
    /// <param name="first">A name.</param>
    /// <param name="second">Another one.</param>
    /// <param name="kind">What they name.</param>
    public NameComparison Compare(string first, string second, NameKind kind = NameKind.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        string key = Names.FoldKey(first);
        if (key.Length > 0 && string.Equals(key, Names.FoldKey(second), StringComparison.Ordinal))
        {
            return new NameComparison(1, "both are written alike");
        }
        IReadOnlyList<Variant> ofFirst = OfKind(_listed.Find(first), kind);
        IReadOnlyList<Variant> ofSecond = OfKind(_listed.Find(second), kind);
        return CompareListed(ofFirst, ofSecond)
            ?? CompareWords(first, second, KindOf(kind, first, second, ofFirst, ofSecond));
    }

    /// <summary>As <see cref="Compare"/>, without looking into the data.</summary>
    internal NameComparison CompareWords(string first, string second, NameKind kind)
    {
        // One order of comparing makes the score the same from both sides, whatever ties there are among the words.
        bool isSwapped = string.CompareOrdinal(first, second) > 0;
        (string a, string b) = isSwapped ? (second, first) : (first, second);
        return kind is NameKind.Organisation or NameKind.Place
            ? _titles.Compare(a, b, kind, isSwapped)
            : _persons.Compare(a, b, isSwapped);
    }

    /// <summary>Kinds of variant that name one entity and no other when the whole name is one.</summary>
    private static bool IsFullName(Variant variant) => !variant.Ambiguous && variant.Kind
        is VariantKind.OfficialName or VariantKind.ShortName or VariantKind.Alias or VariantKind.Transliteration
        or VariantKind.HistoricName or VariantKind.ReorderedName or VariantKind.TitledName or VariantKind.Acronym;

    private IReadOnlyList<Variant> OfKind(IReadOnlyList<Variant> variants, NameKind kind) =>
        kind == NameKind.Unspecified || variants.Count == 0
            ? variants
            : [.. variants.Where(variant => KindOf(_set.Entities[variant.Entity].Type) == kind)];

    /// <summary>As what the names of a type of entity are compared.</summary>
    internal static NameKind KindOf(EntityType type) => type switch
    {
        EntityType.Person => NameKind.Person,
        EntityType.Organisation => NameKind.Organisation,
        EntityType.State or EntityType.City or EntityType.Region => NameKind.Place,
        _ => NameKind.Unspecified,
    };

    private NameComparison? CompareListed(IReadOnlyList<Variant> first, IReadOnlyList<Variant> second)
    {
        if (first.Count == 0 || second.Count == 0)
        {
            return null;
        }
        foreach (Variant variant in first)
        {
            if (second.FirstOrDefault(other => other.Entity == variant.Entity) is { } same)
            {
                double weight = Math.Min(Weight(variant), Weight(same));
                return new NameComparison(
                    Listed * Math.Max(weight, Threshold),
                    $"both are listed as names of {_set.Entities[variant.Entity].DisplayName}");
            }
        }
        bool areFull = first.Any(IsFullName) && second.Any(IsFullName);
        return areFull
            ? new NameComparison(
                ListedApart,
                $"listed as names of {Owner(first)} and of {Owner(second)}")
            : null;
    }

    private double Weight(Variant variant) => _set.TierWeight(_set.Tier(variant.Kind));

    private string Owner(IReadOnlyList<Variant> variants) =>
        _set.Entities[variants.First(IsFullName).Entity].DisplayName;

    private NameKind KindOf(
        NameKind kind, string first, string second, IReadOnlyList<Variant> ofFirst, IReadOnlyList<Variant> ofSecond)
    {
        if (kind != NameKind.Unspecified)
        {
            return kind;
        }
        foreach (Variant variant in ofFirst.Concat(ofSecond))
        {
            NameKind known = KindOf(_set.Entities[variant.Entity].Type);
            if (known != NameKind.Unspecified)
            {
                return known;
            }
        }
        List<RawNameWord> words = [.. RawName.Split(first), .. RawName.Split(second)];
        if (words.Exists(word => _lexicon.Is(NameWordClass.OrganisationWord, word.Text)
            || _lexicon.Is(NameWordClass.LegalForm, word.Text)))
        {
            return NameKind.Organisation;
        }
        return words.Exists(word => _lexicon.Is(NameWordClass.PlaceWord, word.Text)) || words.Count == 2
            ? NameKind.Place
            : NameKind.Person;
    }
}
