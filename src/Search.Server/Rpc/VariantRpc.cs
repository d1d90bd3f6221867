using Google.LongRunning;
using Grpc.Core;
using Search.Service;
using Search.V1;
using Search.Variants;

namespace Search.Server;

/// <summary>VariantService over the variant data that this process serves.</summary>
internal sealed class VariantRpc(RegistryHost host, SearchServerOptions options) : VariantService.VariantServiceBase
{
    private const int DefaultCandidates = 10;
    private const int MaxCandidates = 100;
    private const int DefaultReported = 100;
    private const int MaxReported = 1000;
    private const int DefaultEntities = 50;
    private const int MaxEntities = 500;

    private VariantSets Sets => host.Registry.VariantSets;

    public override Task<TagTextResponse> TagText(TagTextRequest request, ServerCallContext context)
    {
        RequestText.Check(request.Text, "text", options.Service.Limits);
        NameLookup names = host.Registry.Names;
        var response = new TagTextResponse { VariantDataVersion = names.Version };
        var offsets = new Utf8Offsets(request.Text);
        foreach (Search.Variants.Mention mention in names.Tag(request.Text))
        {
            Search.Variants.Entity entity = names.Set.Entities[mention.Entity];
            response.Mentions.Add(new V1.Mention
            {
                Surface = request.Text[mention.StartOffset..mention.EndOffset],
                StartByte = offsets.ToBytes(mention.StartOffset),
                EndByte = offsets.ToBytes(mention.EndOffset),
                EntityId = entity.Id,
                DisplayName = entity.DisplayName,
                EntityType = (V1.EntityType)(int)entity.Type,
                VariantId = mention.Variant >= 0 ? names.Set.Variants[mention.Variant].Id : string.Empty,
                Kind = (V1.VariantKind)(int)mention.Kind,
                Tier = names.Set.Tier(mention.Kind),
                Confidence = SearchProtos.Shown(mention.Confidence),
            });
        }
        return Task.FromResult(RequestText.Fitting(response, "text", options.Service.Limits));
    }

    public override Task<GetEntityResponse> GetEntity(GetEntityRequest request, ServerCallContext context)
    {
        NameLookup names = host.Registry.Names;
        return Task.FromResult(new GetEntityResponse { Entity = ToProto(names.Get(request.Id), names.Set) });
    }

    public override Task<ResolveNameResponse> ResolveName(ResolveNameRequest request, ServerCallContext context)
    {
        RequestText.Check(request.Name, "name", options.Service.Limits);
        if (request.MaxCandidates is < 0 or > MaxCandidates)
        {
            throw new ServiceException(ServiceError.Invalid("max_candidates", $"must be 0 to {MaxCandidates}"));
        }
        int most = request.MaxCandidates == 0 ? DefaultCandidates : request.MaxCandidates;
        var response = new ResolveNameResponse();
        foreach (ResolvedName candidate in host.Registry.Names.Resolve(request.Name, most))
        {
            response.Candidates.Add(new V1.NameCandidate
            {
                EntityId = candidate.Entity.Id,
                DisplayName = candidate.Entity.DisplayName,
                EntityType = (V1.EntityType)(int)candidate.Entity.Type,
                VariantId = candidate.Variant.Id,
                Kind = (V1.VariantKind)(int)candidate.Variant.Kind,
                Tier = candidate.Tier,
                Score = SearchProtos.Shown(candidate.Score),
            });
        }
        return Task.FromResult(response);
    }

    public override async Task<ReportLabelsResponse> ReportLabels(
        ReportLabelsRequest request, ServerCallContext context)
    {
        LabelReport report = await host.Registry.Get(request.Target, "target")
            .ReportLabelsAsync(LabelProtos.ToRequest(request), context.CancellationToken);
        return RequestText.Fitting(LabelProtos.ToProto(report), "max_rows", options.Service.Limits);
    }

    public override Task<CreateVariantSetResponse> CreateVariantSet(
        CreateVariantSetRequest request, ServerCallContext context) =>
        Task.FromResult(new CreateVariantSetResponse
        {
            VariantSet = VariantSetProtos.ToProto(Sets.Create(request.Name, request.Description), Sets.List()),
        });

    public override Task<GetVariantSetResponse> GetVariantSet(
        GetVariantSetRequest request, ServerCallContext context) =>
        Task.FromResult(new GetVariantSetResponse
        {
            VariantSet = VariantSetProtos.ToProto(Sets.Get(request.Name), Sets.List()),
        });

    public override Task<ListVariantSetsResponse> ListVariantSets(
        ListVariantSetsRequest request, ServerCallContext context) =>
        Task.FromResult(VariantSetProtos.ToProto(Sets.List()));

    public override Task<DeleteVariantSetResponse> DeleteVariantSet(
        DeleteVariantSetRequest request, ServerCallContext context)
    {
        Sets.Delete(request.Name);
        return Task.FromResult(new DeleteVariantSetResponse());
    }

    public override Task<ImportVariantsResponse> ImportVariants(
        IAsyncStreamReader<ImportVariantsRequest> requestStream, ServerCallContext context) =>
        ImportVariantsCall.RunAsync(Sets, requestStream, options.Service.Limits, context);

    public override Task<Operation> PreviewVariantSet(PreviewVariantSetRequest request, ServerCallContext context) =>
        Task.FromResult(OperationProtos.ToProto(
            Sets.Preview(request.Name, request.Version, VariantSetProtos.ToRequest(request))));

    public override Task<Operation> ActivateVariantSet(
        ActivateVariantSetRequest request, ServerCallContext context) =>
        Task.FromResult(OperationProtos.ToProto(
            Sets.Activate(request.Name, request.Version, request.AllowLargeChange)));

    public override Task<ReportUnresolvedNamesResponse> ReportUnresolvedNames(
        ReportUnresolvedNamesRequest request, ServerCallContext context)
    {
        QueryLog log = host.Registry.Queries;
        int most = VariantSetProtos.InRange(request.MaxResults, MaxReported, DefaultReported, "max_results");
        int least = VariantSetProtos.InRange(request.MinCount, int.MaxValue, 0, "min_count");
        var response = new ReportUnresolvedNamesResponse { Enabled = log.IsEnabled, NotedQueries = log.Noted };
        response.Names.Add(log.UnresolvedNames(least, most)
            .Select(name => new UnresolvedName { Name = name.Text, Count = name.Count }));
        response.ZeroHitQueries.Add(log.ZeroHitQueries(least, most)
            .Select(query => new ZeroHitQuery { Query = query.Text, Count = query.Count }));
        return Task.FromResult(response);
    }

    public override Task<ListEntitiesResponse> ListEntities(ListEntitiesRequest request, ServerCallContext context)
    {
        NameLookup names = host.Registry.Names;
        int size = VariantSetProtos.InRange(request.PageSize, MaxEntities, DefaultEntities, "page_size");
        if (!System.Enum.IsDefined(request.Type))
        {
            throw new ServiceException(ServiceError.Invalid("type", $"{(int)request.Type} is not a type"));
        }
        var response = new ListEntitiesResponse { VariantDataVersion = names.Version };
        // The token is the last id: entities are in the order of their ids, and a page goes on whatever came or went.
        foreach (Search.Variants.Entity entity in names.Set.Entities.Where(e =>
            string.CompareOrdinal(e.Id, request.PageToken) > 0
            && (request.Type == V1.EntityType.Unspecified || (int)e.Type == (int)request.Type)))
        {
            if (response.Entities.Count == size)
            {
                response.NextPageToken = response.Entities[^1].Id;
                break;
            }
            response.Entities.Add(ToProto(entity, names.Set));
        }
        return Task.FromResult(RequestText.Fitting(response, "page_size", options.Service.Limits));
    }

    private static V1.Entity ToProto(Search.Variants.Entity entity, VariantSet set)
    {
        var message = new V1.Entity
        {
            Id = entity.Id,
            Type = (V1.EntityType)(int)entity.Type,
            DisplayName = entity.DisplayName,
            Disputes = entity.Disputes ?? string.Empty,
        };
        message.Variants.Add(entity.Variants.Select(v =>
        {
            var variant = new V1.Variant
            {
                Id = v.Id,
                Surface = v.Surface,
                Kind = (V1.VariantKind)(int)v.Kind,
                Tier = set.Tier(v.Kind),
                Language = v.Language,
            };
            variant.UsedBy.Add(v.UsedBy.Select(u => u.Source));
            return variant;
        }));
        message.Relations.Add(set.RelationsFrom(entity.Ordinal).Concat(set.RelationsTo(entity.Ordinal)).Select(r =>
            new V1.Relation
            {
                Type = RelationNames.Of(r.Kind),
                FromEntityId = set.Entities[r.From].Id,
                ToEntityId = set.Entities[r.To].Id,
            }));
        message.ExternalIds.Add(entity.ExternalIds.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal));
        return message;
    }
}
