using System.Globalization;
using Search.Queries;

namespace Search.Service;

/// <summary>Counts the values of a field beside the hits.</summary>
public sealed record FacetRequest
{
    /// <summary>The number of <see cref="Top"/> unless the caller says another.</summary>
    public const int DefaultTop = 10;

    /// <summary>What the counts are called; names differ.</summary>
    public required string Name { get; init; }

    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>For values of a keyword: how many.</summary>
    public int Top { get; init; } = DefaultTop;

    /// <summary>The ranges to count; empty for none.</summary>
    public IReadOnlyList<FacetRangeRequest> Ranges { get; init; } = [];

    /// <summary>The stretches of the calendar to count; null for none.</summary>
    public CalendarUnit? Calendar { get; init; }

    /// <summary>
    /// Values, names of ranges, or dates: hits must have one of them. What this facet counts does not depend on them.
    /// </summary>
    public IReadOnlyList<string> Selected { get; init; } = [];

    /// <summary>The request in a notation that is equal exactly when requests are.</summary>
    internal string Describe()
    {
        IEnumerable<string> parts =
        [
            Name, Field, Top.ToString(CultureInfo.InvariantCulture), $"{Calendar}",
            $"{Ranges.Count}", .. Ranges.SelectMany(r => new[] { r.Name, $"{r.From.Kind} {r.From}", $"{r.To.Kind} {r.To}" }),
            .. Selected,
        ];
        return string.Concat(parts.Select(p => FormattableString.Invariant($"{p.Length}:{p},")));
    }
}
