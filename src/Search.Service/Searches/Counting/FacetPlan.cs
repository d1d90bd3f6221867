using System.Text;
using Search.Queries;

namespace Search.Service;

/// <summary>Facets between the service's terms and the engine's.</summary>
internal static class FacetPlan
{
    private const long MaxTimestamp = 253_402_300_799_999_999;

    /// <summary>The facets of a request.</summary>
    /// <exception cref="ServiceException">One is wrong or over a limit.</exception>
    public static IReadOnlyList<FacetDefinition> Define(IReadOnlyList<FacetRequest> facets, Schema schema)
    {
        CheckLimit(facets.Count, ServiceLimits.MaxFacets, "facets", "max_facets");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var made = new List<FacetDefinition>();
        foreach (FacetRequest facet in facets)
        {
            string path = FormattableString.Invariant($"facets[{made.Count}]");
            if (!names.Add(facet.Name))
            {
                throw FilterQueries.Refuse(path + ".name", $"another facet is called \"{facet.Name}\"; give it a name");
            }
            made.Add(Define(facet, path, schema));
        }
        return made;
    }

    /// <summary>What was counted, for the caller.</summary>
    /// <exception cref="ServiceException">It is over a limit.</exception>
    public static IReadOnlyList<FacetCounts> Show(
        IReadOnlyList<FacetRequest> facets, IReadOnlyList<FacetResult> results)
    {
        IReadOnlyList<FacetCounts> counts = [.. facets.Select((facet, i) =>
        {
            string path = FormattableString.Invariant($"facets[{i}]");
            CheckLimit(
                facet.Calendar is null ? 0 : results[i].Buckets.Count, ServiceLimits.MaxFacetDates,
                path + ".dates.interval", "max_facet_dates");
            return new FacetCounts(
                facet.Name, facet.Field, [.. results[i].Buckets.Select((b, at) => Show(facet, b, at))],
                results[i].Missing, results[i].Distinct);
        })];
        CheckLimit(counts.Sum(SizeOf), ServiceLimits.MaxFacetBytes, "facets", "max_facet_bytes");
        return counts;
    }

    private static FacetCount Show(FacetRequest facet, FacetBucket bucket, int at)
    {
        if (facet.Calendar is not null)
        {
            return new FacetCount(
                bucket.Label, bucket.Count, bucket.IsSelected, FieldValue.Timestamp(bucket.Min),
                bucket.Max >= MaxTimestamp ? default : FieldValue.Timestamp(bucket.Max + 1));
        }
        return at < facet.Ranges.Count
            ? new FacetCount(
                bucket.Label, bucket.Count, bucket.IsSelected, facet.Ranges[at].From, facet.Ranges[at].To)
            : new FacetCount(bucket.Label, bucket.Count, bucket.IsSelected, default, default);
    }

    private static FacetDefinition Define(FacetRequest facet, string path, Schema schema)
    {
        SchemaField field = new FilterQueries(schema).Field(facet.Field, path);
        CheckLimit(facet.Selected.Count, ServiceLimits.MaxFacetSelected, path + ".selected", "max_facet_selected");
        if (facet.Calendar is { } unit)
        {
            return Dates(facet, unit, path, field);
        }
        if (facet.Ranges.Count > 0)
        {
            return Ranges(facet, path, field);
        }
        if (field.Kind != FieldKind.Keyword)
        {
            throw FilterQueries.Refuse(
                path + ".field",
                $"values are counted of keywords, and {field.Name} is {field.Kind}: numbers take ranges, moments also dates");
        }
        if (facet.Top < 0)
        {
            throw FilterQueries.Refuse(path + ".terms.top", "must not be negative");
        }
        CheckLimit(facet.Top, ServiceLimits.MaxFacetTerms, path + ".terms.top", "max_facet_terms");
        return new TermsFacet { Field = field.Name, Top = facet.Top, Selected = facet.Selected };
    }

    private static DateHistogramFacet Dates(FacetRequest facet, CalendarUnit unit, string path, SchemaField field)
    {
        if (field.Kind != FieldKind.Timestamp)
        {
            throw FilterQueries.Refuse(path + ".field", $"dates need a moment, and {field.Name} is {field.Kind}");
        }
        for (int i = 0; i < facet.Selected.Count; i++)
        {
            if (!DateHistogramFacet.IsLabel(unit, facet.Selected[i]))
            {
                throw FilterQueries.Refuse(
                    FormattableString.Invariant($"{path}.selected[{i}]"),
                    $"\"{facet.Selected[i]}\" is no {(unit == CalendarUnit.Day ? "day such as 2023-03-05"
                        : unit == CalendarUnit.Month ? "month such as 2023-03" : "year such as 2023")}");
            }
        }
        return new DateHistogramFacet { Field = field.Name, Unit = unit, Selected = facet.Selected };
    }

    private static RangeFacet Ranges(FacetRequest facet, string path, SchemaField field)
    {
        CheckLimit(facet.Ranges.Count, RangeFacet.MaxRanges, path + ".ranges", "max_facet_ranges");
        var ranges = new List<FacetRange>();
        foreach (FacetRangeRequest range in facet.Ranges)
        {
            string at = FormattableString.Invariant($"{path}.ranges.ranges[{ranges.Count}]");
            if (ranges.Any(r => r.Name == range.Label))
            {
                throw FilterQueries.Refuse(at + ".name", $"another range is called \"{range.Label}\"");
            }
            (long min, long max) = FilterQueries.Bounds(
                field,
                new RangeNode(field.Name)
                {
                    Lower = range.From.Kind == ValueKind.None ? null : range.From,
                    Upper = range.To.Kind == ValueKind.None ? null : range.To,
                    IncludeUpper = false,
                },
                at);
            ranges.Add(new FacetRange(range.Label, min, max));
        }
        for (int i = 0; i < facet.Selected.Count; i++)
        {
            if (!ranges.Any(r => r.Name == facet.Selected[i]))
            {
                throw FilterQueries.Refuse(
                    FormattableString.Invariant($"{path}.selected[{i}]"), $"no range is called \"{facet.Selected[i]}\"");
            }
        }
        return new RangeFacet { Field = field.Name, Ranges = ranges, Selected = facet.Selected };
    }

    private static long SizeOf(FacetCounts facet) =>
        20 + facet.Name.Length + facet.Field.Length
        + facet.Buckets.Sum(b => 60L + Encoding.UTF8.GetByteCount(b.Label));

    private static void CheckLimit(long found, long limit, string path, string name)
    {
        if (found > limit)
        {
            throw new ServiceException(ServiceError.OverLimit(path, name, limit, found));
        }
    }
}
