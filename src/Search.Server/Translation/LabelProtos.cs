using Search.Service;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>Label reports between the wire and the service.</summary>
internal static class LabelProtos
{
    private const int DefaultRows = 1000;

    internal static LabelRequest ToRequest(Proto.ReportLabelsRequest request) => new()
    {
        EntityId = request.EntityId,
        EntityName = request.EntityName,
        Filter = request.Filter is null ? null : QueryProtos.ToNode(request.Filter, "filter"),
        Period = request.Period switch
        {
            Proto.LabelPeriod.Unspecified or Proto.LabelPeriod.Month => LabelPeriod.Month,
            Proto.LabelPeriod.Year => LabelPeriod.Year,
            Proto.LabelPeriod.Day => LabelPeriod.Day,
            _ => throw new ServiceException(
                ServiceError.Invalid("period", FormattableString.Invariant($"{(int)request.Period} is not a period"))),
        },
        Kinds = [.. request.Kinds.Select(ToKind)],
        MaxRows = request.MaxRows == 0 ? DefaultRows : request.MaxRows,
    };

    internal static Proto.ReportLabelsResponse ToProto(LabelReport report)
    {
        var response = new Proto.ReportLabelsResponse
        {
            EntityId = report.Entity.Id,
            DisplayName = report.Entity.DisplayName,
            DocumentCount = report.Documents,
            LeftOut = report.LeftOut,
            ServedSequence = report.ServedSequence,
            VariantDataVersion = report.VariantDataVersion,
        };
        response.Counts.Add(report.Counts.Select(static c => new Proto.LabelCount
        {
            Surface = c.Variant.Surface,
            VariantId = c.Variant.Id,
            Kind = (Proto.VariantKind)(int)c.Kind,
            Source = c.Source,
            Period = c.Period,
            DocumentCount = c.Documents,
            MentionCount = c.Mentions,
        }));
        return response;
    }

    private static Variants.VariantKind ToKind(Proto.VariantKind kind, int index) =>
        kind != Proto.VariantKind.Unspecified && Enum.IsDefined(kind)
            ? (Variants.VariantKind)(int)kind
            : throw new ServiceException(ServiceError.Invalid(
                FormattableString.Invariant($"kinds[{index}]"),
                FormattableString.Invariant($"{(int)kind} is not a kind")));
}
