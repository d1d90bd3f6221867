using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Search.Service;
using Search.Variants;
using Proto = Search.V1;
using SortKey = Search.Service.SortKey;

namespace Search.Server;

/// <summary>Searches and their answers between the contract and the domain.</summary>
internal static class SearchProtos
{
    internal static SearchRequest ToRequest(Proto.SearchRequest request) => new()
    {
        Input = ToInput(
            request.InputCase == Proto.SearchRequest.InputOneofCase.QueryText ? request.QueryText : null,
            request.InputCase == Proto.SearchRequest.InputOneofCase.Query ? request.Query : null,
            request.QuerySyntax,
            request.Filter,
            request.Variants,
            request.RankProfile),
        PageSize = request.PageSize == 0 ? 10 : request.PageSize,
        PageToken = request.PageToken,
        PointInTime = request.PointInTime,
        MinSequence = request.MinSequence,
        Sort = [.. request.Sort.Select((s, i) => ToSortKey(s, $"sort[{i}]"))],
        Facets = [.. request.Facets.Select((f, i) => FacetProtos.ToFacet(f, $"facets[{i}]"))],
        Collapse = request.Collapse is { } collapse ? FacetProtos.ToCollapse(collapse) : null,
        Highlight = request.Highlight is { } highlight ? ToHighlight(highlight) : null,
        ReadMask = request.ReadMask is { } mask ? [.. mask.Paths] : null,
        Explain = request.Explain,
        SoftTimeout = request.SoftTimeout is { } timeout ? ToTimeSpan(timeout, "soft_timeout") : null,
        AllowPartial = request.AllowPartial,
        Total = ToTotalMode(request.Total),
        TotalUpTo = request.Total is { UpTo: not 0 } total ? total.UpTo : SearchRequest.DefaultTotalUpTo,
    };

    internal static QueryInput ToInput(
        string? text,
        Proto.Query? tree,
        Proto.QuerySyntax syntax,
        Proto.Query? filter,
        Proto.VariantOptions? variants,
        string rankProfile = "") => new()
        {
            Text = text,
            Tree = tree is null ? null : QueryProtos.ToNode(tree, "query"),
            Syntax = syntax switch
            {
                Proto.QuerySyntax.Unspecified or Proto.QuerySyntax.Simple => QuerySyntax.Simple,
                Proto.QuerySyntax.Lucene => QuerySyntax.Lucene,
                _ => throw new ServiceException(ServiceError.Invalid("query_syntax", $"{(int)syntax} is not a syntax")),
            },
            Filter = filter is null ? null : QueryProtos.ToNode(filter, "filter"),
            Variants = variants is null ? VariantFilter.All : ToFilter(variants),
            RankProfile = rankProfile.Length == 0 ? RankProfiles.News : rankProfile,
        };

    /// <summary>Confidences and weights as people read them: the digits behind the fourth say nothing.</summary>
    internal static double Shown(double value) => Math.Round(value, 4);

    internal static Proto.SearchResponse ToProto(SearchResult result)
    {
        var response = new Proto.SearchResponse
        {
            Total = new Proto.Total
            {
                Value = result.Total,
                Relation = result.TotalIsExact switch
                {
                    true => Proto.TotalRelation.Exact,
                    false => Proto.TotalRelation.AtLeast,
                    null => Proto.TotalRelation.Unspecified,
                },
            },
            NextPageToken = result.NextPageToken,
            Partial = result.PartialReason.Length > 0,
            PartialReason = result.PartialReason,
            Timings = new Proto.Timings
            {
                Parse = Duration.FromTimeSpan(result.Timings.Parse),
                Search = Duration.FromTimeSpan(result.Timings.Search),
                Fetch = Duration.FromTimeSpan(result.Timings.Fetch),
            },
            ServedSequence = result.ServedSequence,
            VariantDataVersion = result.VariantDataVersion,
            RankProfileVersion = result.RankProfileVersion,
            Clusters = result.Clusters ?? 0,
        };
        response.Hits.Add(result.Hits.Select(ToProto));
        response.DroppedVariants.Add(result.Dropped.Select(ToProto));
        response.Facets.Add(result.Facets.Select(FacetProtos.ToProto));
        return response;
    }

    internal static Proto.ExpandQueryResponse ToProto(QueryExpansion expansion)
    {
        var response = new Proto.ExpandQueryResponse
        {
            Query = ToProto(expansion.Query),
            Cost = expansion.Cost,
            VariantDataVersion = expansion.VariantDataVersion,
        };
        response.Concepts.Add(expansion.Concepts.Select(ToProto));
        response.DroppedVariants.Add(expansion.Dropped.Select(ToProto));
        return response;
    }

    internal static Proto.Hit ToProto(SearchHit hit)
    {
        var message = new Proto.Hit
        {
            Id = hit.Document.Document.Id,
            Score = hit.Score,
            Document = WriteProtos.ToProto(hit.Document),
            Explanation = hit.Explanation is { } explanation ? ToProto(explanation) : null,
            Duplicates = hit.Cluster is { } cluster ? FacetProtos.ToProto(cluster) : null,
        };
        message.Matched.Add(hit.Matched.Select(ToProto));
        message.Highlights.Add(hit.Highlights.Select(h =>
        {
            var field = new Proto.FieldHighlights { Field = h.Field };
            field.Passages.Add(h.Passages);
            return field;
        }));
        message.SortValues.Add(hit.SortValues.Select(ValueProtos.ToProto));
        return message;
    }

    internal static Proto.MatchedPart ToProto(MatchedPart part)
    {
        var message = new Proto.MatchedPart
        {
            QueryPart = part.QueryPart,
            EntityId = part.EntityId,
            VariantId = part.VariantId,
            Kind = (Proto.VariantKind)(int)part.Kind,
            Tier = part.Tier,
            Confidence = Shown(part.Confidence),
            Field = part.Field,
            Surface = part.Surface,
            StartByte = part.StartByte,
            EndByte = part.EndByte,
            UsedBy = part.UsedBy,
            PhraseGroupId = part.PhraseGroupId,
            Reason = part.Reason,
            Occurrences = part.Occurrences,
        };
        message.RejectedReadings.Add(part.Rejected);
        if (part.Marginal is { } marginal)
        {
            message.Marginal = marginal;
        }
        return message;
    }

    internal static Proto.Explanation ToProto(ScoreExplanation explanation)
    {
        var message = new Proto.Explanation { Value = (float)explanation.Value, Description = explanation.Description };
        message.Details.Add(explanation.Details.Select(ToProto));
        return message;
    }

    private static Proto.ExpandedNode ToProto(ExpansionNode node)
    {
        var message = new Proto.ExpandedNode { Kind = node.Kind, Description = node.Description };
        message.Children.Add(node.Children.Select(ToProto));
        return message;
    }

    private static Proto.Concept ToProto(QueryConcept concept)
    {
        var message = new Proto.Concept { QueryPart = concept.QueryPart };
        message.Readings.Add(concept.Readings.Select(r =>
        {
            var reading = new Proto.Reading
            {
                EntityId = r.Entity?.Id ?? string.Empty,
                PhraseGroupId = r.PhraseGroup?.Id ?? string.Empty,
                DisplayName = r.DisplayName,
                EntityType = r.Entity is { } entity ? (Proto.EntityType)(int)entity.Type : Proto.EntityType.Unspecified,
                Confidence = Shown(r.Confidence),
            };
            reading.Variants.Add(r.Variants.Select(v => new Proto.ExpandedVariant
            {
                VariantId = v.VariantId,
                Surface = v.Surface,
                Kind = (Proto.VariantKind)(int)v.Kind,
                Tier = v.Tier,
                Weight = Shown(v.Weight),
            }));
            return reading;
        }));
        return message;
    }

    internal static Proto.DroppedVariant ToProto(DroppedPart dropped) =>
        new() { QueryPart = dropped.QueryPart, What = dropped.What, Reason = dropped.Reason };

    private static VariantFilter ToFilter(Proto.VariantOptions options) => new()
    {
        SetVersions = [.. options.SetVersions],
        MaxTier = options.HasMaxTier ? options.MaxTier : null,
        AsOf = options.AsOf.Length == 0 ? null : ToDay(options.AsOf, "variants.as_of"),
        ExcludeKinds = [.. options.ExcludeKinds.Select((k, i) =>
            System.Enum.IsDefined(k) && k != Proto.VariantKind.Unspecified
            ? (VariantKind)(int)k
            : throw new ServiceException(ServiceError.Invalid($"variants.exclude_kinds[{i}]", $"{(int)k} is not a kind")))],
    };

    private static DateOnly ToDay(string text, string path) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw new ServiceException(ServiceError.Invalid(path, $"\"{text}\" is not a date such as 2015-06-30"));

    private static SortKey ToSortKey(Proto.SortField field, string path) => new(
        field.Field,
        field.Order switch
        {
            Proto.SortOrder.Unspecified => field.Field == SortKey.Score,
            Proto.SortOrder.Ascending => false,
            Proto.SortOrder.Descending => true,
            _ => throw new ServiceException(ServiceError.Invalid(path + ".order", $"{(int)field.Order} is not an order")),
        });

    private static HighlightRequest ToHighlight(Proto.HighlightOptions options)
    {
        var defaults = new HighlightRequest();
        return defaults with
        {
            Fields = [.. options.Fields],
            MaxPassages = options.MaxPassages == 0 ? defaults.MaxPassages : options.MaxPassages,
            PassageCharacters = options.PassageCharacters == 0 ? defaults.PassageCharacters : options.PassageCharacters,
            PreTag = options.PreTag.Length == 0 ? defaults.PreTag : options.PreTag,
            PostTag = options.PostTag.Length == 0 ? defaults.PostTag : options.PostTag,
        };
    }

    private static TotalMode ToTotalMode(Proto.TotalOptions? total) => total?.Mode switch
    {
        null or Proto.TotalMode.Unspecified or Proto.TotalMode.UpTo => TotalMode.UpTo,
        Proto.TotalMode.Exact => TotalMode.Exact,
        Proto.TotalMode.None => TotalMode.None,
        _ => throw new ServiceException(ServiceError.Invalid("total.mode", $"{(int)total.Mode} is not a mode")),
    };

    internal static TimeSpan ToTimeSpan(Duration duration, string field)
    {
        // Beyond what a TimeSpan holds is as good as no bound, and not a mistake.
        const long maxSeconds = 365L * 24 * 3600;
        if (duration.Seconds < 0 || duration.Nanos < 0)
        {
            throw new ServiceException(ServiceError.Invalid(field, "must not be negative"));
        }
        return duration.Seconds > maxSeconds
            ? TimeSpan.FromSeconds(maxSeconds)
            : TimeSpan.FromSeconds(duration.Seconds) + TimeSpan.FromTicks(duration.Nanos / 100);
    }
}
