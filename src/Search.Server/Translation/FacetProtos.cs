using Search.Queries;
using Search.Service;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>Facets and clusters between the contract and the domain.</summary>
internal static class FacetProtos
{
    internal static FacetRequest ToFacet(Proto.Facet facet, string path) => new()
    {
        Name = facet.Name.Length > 0 ? facet.Name : facet.Field,
        Field = facet.Field,
        Top = facet.Terms is { Top: not 0 } terms ? terms.Top : FacetRequest.DefaultTop,
        Ranges = facet.Ranges is { } ranges ? ToRanges(ranges, path) : [],
        Calendar = facet.Dates is { } dates ? ToUnit(dates.Interval, path + ".dates.interval") : null,
        Selected = [.. facet.Selected],
    };

    internal static CollapseRequest ToCollapse(Proto.CollapseOptions options) => new()
    {
        Field = options.Field,
        MissingIsOneCluster = options.Missing switch
        {
            Proto.CollapseMissing.Unspecified or Proto.CollapseMissing.Separate => false,
            Proto.CollapseMissing.Together => true,
            _ => throw new ServiceException(
                ServiceError.Invalid("collapse.missing", $"{(int)options.Missing} is not a choice")),
        },
        Hits = options.Hits,
    };

    internal static Proto.FacetCounts ToProto(FacetCounts counts)
    {
        var message = new Proto.FacetCounts
        {
            Name = counts.Name,
            Field = counts.Field,
            Missing = counts.Missing,
            Distinct = counts.Distinct,
        };
        message.Buckets.Add(counts.Buckets.Select(b => new Proto.FacetBucket
        {
            Value = b.Label,
            Count = b.Count,
            Selected = b.IsSelected,
            Gte = ToBound(b.From),
            Lt = ToBound(b.To),
        }));
        return message;
    }

    internal static Proto.Duplicates ToProto(HitCluster cluster)
    {
        var message = new Proto.Duplicates { Cluster = ValueProtos.ToProto(cluster.Value), Size = cluster.Size };
        message.Hits.Add(cluster.Hits.Select(SearchProtos.ToProto));
        return message;
    }

    private static Proto.Value? ToBound(FieldValue value) =>
        value.Kind == ValueKind.None ? null : ValueProtos.ToProto(value);

    private static IReadOnlyList<FacetRangeRequest> ToRanges(Proto.RangesFacet facet, string path) =>
        facet.Ranges.Count == 0
            ? throw new ServiceException(ServiceError.Invalid(path + ".ranges.ranges", "must not be empty"))
            : [.. facet.Ranges.Select((r, i) => new FacetRangeRequest(
                r.Name,
                ToValue(r.Gte, $"{path}.ranges.ranges[{i}].gte"),
                ToValue(r.Lt, $"{path}.ranges.ranges[{i}].lt")))];

    private static FieldValue ToValue(Proto.Value? bound, string path)
    {
        if (bound is null)
        {
            return default;
        }
        FieldValue value = ValueProtos.FromProto(bound);
        return value.Kind == ValueKind.None
            ? throw new ServiceException(ServiceError.Invalid(path, "must have a value that the field can hold"))
            : value;
    }

    private static CalendarUnit ToUnit(Proto.CalendarInterval interval, string path) => interval switch
    {
        Proto.CalendarInterval.Unspecified or Proto.CalendarInterval.Month => CalendarUnit.Month,
        Proto.CalendarInterval.Day => CalendarUnit.Day,
        Proto.CalendarInterval.Year => CalendarUnit.Year,
        _ => throw new ServiceException(ServiceError.Invalid(path, $"{(int)interval} is not an interval")),
    };
}
