using Search.Variants;

namespace Search.Service;

/// <summary>Which variants take part in a query.</summary>
public sealed record VariantFilter
{
    /// <summary>All.</summary>
    public static VariantFilter All { get; } = new();

    /// <summary>
    /// Versions of the variant data of which one must expand the query; empty for the one that is served. Documents stay as
    /// they are tagged.
    /// </summary>
    public IReadOnlyList<string> SetVersions { get; init; } = [];

    /// <summary>The loosest tier that counts, 0 to 4; null for all.</summary>
    public int? MaxTier { get; init; }

    /// <summary>Kinds that do not count.</summary>
    public IReadOnlyList<VariantKind> ExcludeKinds { get; init; } = [];

    /// <summary>What was not valid on this day does not expand the query; null for everything.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The filter in a notation that is equal exactly when filters are.</summary>
    internal string Describe() =>
        FormattableString.Invariant(
            $"{MaxTier};{string.Join(",", ExcludeKinds.Distinct().Order())};{string.Join(",", SetVersions)};{AsOf:O}");
}
