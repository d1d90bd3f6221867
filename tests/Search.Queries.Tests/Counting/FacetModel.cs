using System.Globalization;

namespace Search.Queries.Tests.Counting;

/// <summary>Facets the long way: one search for the hits and one for each facet without its own selection.</summary>
internal static class FacetModel
{
    internal static FacetDefinition Draw(Random random)
    {
        FacetDefinition facet = random.Next(3) switch
        {
            0 => new TermsFacet { Field = random.Next(2) == 0 ? "kind" : "tags", Top = random.Next(1, 12) },
            1 => new RangeFacet
            {
                Field = random.Next(2) == 0 ? "number" : "dates",
                Ranges = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => DrawRange(random, i))],
            },
            _ => new DateHistogramFacet { Field = "dates", Unit = (CalendarUnit)random.Next(3) },
        };
        string[] selected = [.. Enumerable.Range(0, random.Next(3)).Select(_ => DrawLabel(random, facet))];
        return random.Next(2) == 0 ? facet : facet with { Selected = [.. selected.Distinct()] };
    }

    /// <summary>The query with the selections of all facets, or of all but one.</summary>
    internal static Query Narrow(Query query, IReadOnlyList<FacetDefinition> facets, int except)
    {
        List<BooleanClause> clauses = [new(query, Occur.Must)];
        for (int i = 0; i < facets.Count; i++)
        {
            if (i != except && facets[i].Selected.Count > 0)
            {
                clauses.Add(new BooleanClause(
                    new BooleanQuery([.. facets[i].Selected.Select(
                        label => new BooleanClause(Selection(facets[i], label), Occur.Should))]),
                    Occur.Filter));
            }
        }
        return new BooleanQuery(clauses);
    }

    /// <summary>The labels that a document has in a facet, each once.</summary>
    internal static IEnumerable<string> Labels(FacetDefinition facet, CountedDocument doc) => facet switch
    {
        TermsFacet => doc.Terms(facet.Field),
        RangeFacet ranges => ranges.Ranges
            .Where(r => doc.Numbers(facet.Field).Any(v => v >= r.Min && v <= r.Max))
            .Select(r => r.Name),
        DateHistogramFacet histogram => doc.Dates.Select(d => Stretch(histogram.Unit, d)).Distinct(),
        _ => [],
    };

    internal static bool HasValue(FacetDefinition facet, CountedDocument doc) => facet is TermsFacet
        ? doc.Terms(facet.Field).Count > 0
        : doc.Numbers(facet.Field).Count > 0;

    /// <summary>The buckets of counted labels, in the order of the contract.</summary>
    internal static IReadOnlyList<(string Label, long Count)> Buckets(
        FacetDefinition facet, IReadOnlyDictionary<string, long> counts)
    {
        (string Label, long Count) Bucket(string label) => (label, counts.GetValueOrDefault(label));
        if (facet is RangeFacet ranges)
        {
            return [.. ranges.Ranges.Select(r => Bucket(r.Name))];
        }
        if (facet is DateHistogramFacet)
        {
            return [.. counts.Keys.Union(facet.Selected).Order(StringComparer.Ordinal).Select(Bucket)];
        }
        string[] top = [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Take(((TermsFacet)facet).Top).Select(c => c.Key)];
        return [.. top.Concat(facet.Selected.Except(top)).Select(Bucket)];
    }

    private static Query Selection(FacetDefinition facet, string label)
    {
        switch (facet)
        {
            case RangeFacet ranges:
                FacetRange range = ranges.Ranges.Single(r => r.Name == label);
                return DocValuesRangeQuery.Numeric(facet.Field, range.Min, range.Max);
            case DateHistogramFacet histogram:
                var start = DateTimeOffset.ParseExact(
                    label, Format(histogram.Unit), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                long first = Microseconds(start);
                long days = histogram.Unit switch
                {
                    CalendarUnit.Day => 1,
                    CalendarUnit.Month => DateTime.DaysInMonth(start.Year, start.Month),
                    _ => DateTime.IsLeapYear(start.Year) ? 366 : 365,
                };
                return DocValuesRangeQuery.Numeric(facet.Field, first, first + (days * 86_400_000_000) - 1);
            default:
                return new TermInSetQuery(facet.Field, [label]);
        }
    }

    private static string Stretch(CalendarUnit unit, long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10).ToString(Format(unit), CultureInfo.InvariantCulture);

    private static string Format(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Day => "yyyy-MM-dd",
        CalendarUnit.Month => "yyyy-MM",
        _ => "yyyy",
    };

    private static long Microseconds(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks / 10;

    private static FacetRange DrawRange(Random random, int i)
    {
        long scale = random.Next(2) == 0 ? 1 : 100_000_000_000_000;
        long min = random.Next(-8, 20) * scale;
        return new FacetRange($"r{i}", min, min + (random.Next(0, 10) * scale));
    }

    private static string DrawLabel(Random random, FacetDefinition facet) => facet switch
    {
        RangeFacet ranges => ranges.Ranges[random.Next(ranges.Ranges.Count)].Name,
        DateHistogramFacet histogram => new DateTime(2023, 1, 1).AddDays(random.Next(800))
            .ToString(Format(histogram.Unit), CultureInfo.InvariantCulture),
        _ => facet.Field == "kind" ? $"k{random.Next(14)}" : "t" + (char)('\u00C0' + random.Next(32)),
    };
}
