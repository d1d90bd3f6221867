using Google.Protobuf.WellKnownTypes;
using Search.Service;
using Search.Variants;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>Variant sets, imports and changes as messages.</summary>
internal static class VariantSetProtos
{
    internal static Proto.ListVariantSetsResponse ToProto(VariantSetList list)
    {
        var response = new Proto.ListVariantSetsResponse
        {
            BaseVersion = list.BaseVersion,
            ActiveSet = list.ActiveSet,
            ActiveVersion = list.ActiveVersion,
            FormerSet = list.FormerSet,
            FormerVersion = list.FormerVersion,
        };
        response.VariantSets.Add(list.Sets.Select(set => ToProto(set, list)));
        return response;
    }

    internal static Proto.VariantSetInfo ToProto(StoredVariantSet set, VariantSetList served)
    {
        var message = new Proto.VariantSetInfo
        {
            Name = set.Name,
            Description = set.Description,
            CreateTime = Timestamp.FromDateTimeOffset(set.CreateTime),
        };
        message.Versions.Add(set.Versions.Select(version => ToProto(set.Name, version, served)));
        return message;
    }

    internal static Proto.VariantSetVersion ToProto(string set, VariantSetVersion version, VariantSetList served) =>
        new()
        {
            Version = version.Version,
            State = set == served.ActiveSet && version.Version == served.ActiveVersion ? Proto.VariantSetState.Active
            : set == served.FormerSet && version.Version == served.FormerVersion ? Proto.VariantSetState.Former
            : Proto.VariantSetState.Draft,
            CreateTime = Timestamp.FromDateTimeOffset(version.CreateTime),
            Checksum = version.Checksum,
            Records = version.Records,
            Entities = version.Entities,
            Names = version.Names,
        };

    internal static ImportRequest ToRequest(Proto.ImportVariantsRequest.Types.Start start) => new()
    {
        Format = start.Format switch
        {
            Proto.ImportFormat.Unspecified => ImportFormat.JsonLines,
            _ when System.Enum.IsDefined(start.Format) => (ImportFormat)(int)start.Format,
            _ => throw new ServiceException(
                ServiceError.Invalid("start.format", $"{(int)start.Format} is not a format")),
        },
        Title = start.Title,
        Licence = start.Licence,
        DefaultType = System.Enum.IsDefined(start.DefaultType)
            ? (EntityType)(int)start.DefaultType
            : throw new ServiceException(
                ServiceError.Invalid("start.default_type", $"{(int)start.DefaultType} is not a type")),
        Replace = start.Replace,
    };

    /// <summary>What an import made; lines that would make the message too large are counted.</summary>
    internal static Proto.ImportVariantsResponse ToProto(
        string set, ImportReport report, VariantSetList served, bool reportAll, long maxBytes)
    {
        var response = new Proto.ImportVariantsResponse
        {
            Version = report.Version is { } version ? ToProto(set, version, served) : null,
            Accepted = report.Lines.Count(line => line.Outcome == ImportOutcome.Accepted),
            Skipped = report.Lines.Count(line => line.Outcome == ImportOutcome.Skipped),
            Refused = report.Lines.Count(line => line.Outcome == ImportOutcome.Refused),
        };
        long bytes = response.CalculateSize() + 100;
        foreach (ImportedLine line in report.Lines.Where(l => reportAll || l.Outcome == ImportOutcome.Refused))
        {
            var message = new Proto.ImportedLine
            {
                Line = line.Line,
                Outcome = (Proto.ImportOutcome)(int)line.Outcome,
                Reason = line.Reason,
            };
            bytes += message.CalculateSize() + 5;
            if (bytes > maxBytes)
            {
                response.Unreported++;
            }
            else
            {
                response.Lines.Add(message);
            }
        }
        return response;
    }

    internal static PreviewRequest ToRequest(Proto.PreviewVariantSetRequest request)
    {
        var defaults = new PreviewRequest();
        return new PreviewRequest
        {
            Indexes = [.. request.Indexes],
            Queries = [.. request.Queries],
            Depth = InRange(request.Depth, 1000, defaults.Depth, "depth"),
            MaxNames = InRange(request.MaxNames, 1000, defaults.MaxNames, "max_names"),
        };
    }

    /// <summary>A number of a request: 0 means the default.</summary>
    internal static int InRange(int value, int most, int fallback, string path) => value switch
    {
        0 => fallback,
        _ when value > 0 && value <= most => value,
        _ => throw new ServiceException(ServiceError.Invalid(path, $"must be 0 to {most}")),
    };

    internal static Proto.PreviewVariantSetResponse ToProto(PreviewResult result)
    {
        var response = new Proto.PreviewVariantSetResponse
        {
            Version = result.Version,
            AddedNames = result.AddedNames,
            WithdrawnNames = result.WithdrawnNames,
        };
        response.Extents.Add(result.Extents.Select(e => ToProto(e.Key, e.Value)));
        response.Queries.Add(result.Queries.Select(ToProto));
        return response;
    }

    internal static Proto.ActivateVariantSetMetadata ToProto(ActivationProgress progress)
    {
        var metadata = new Proto.ActivateVariantSetMetadata
        {
            Name = progress.Set,
            Version = progress.Version,
            FormerVersion = progress.FormerVersion,
            Phase = (Proto.ActivationPhase)(int)progress.Phase,
            AffectedDocuments = progress.Documents.FoundDocuments,
            RetaggedDocuments = progress.Documents.DoneDocuments,
            FailedDocuments = progress.Documents.FailedDocuments,
        };
        metadata.Extents.Add(progress.Extents
            .OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => ToProto(e.Key, e.Value)));
        return metadata;
    }

    internal static Proto.ActivateVariantSetResponse ToResponse(ActivationProgress progress) => new()
    {
        Version = progress.Version,
        FormerVersion = progress.FormerVersion,
        RetaggedDocuments = progress.Documents.DoneDocuments,
        FailedDocuments = progress.Documents.FailedDocuments,
    };

    private static Proto.ChangeExtent ToProto(string index, ChangeExtent extent) => new()
    {
        Index = index,
        Documents = extent.Documents,
        AffectedDocuments = extent.Affected,
        FrequentName = extent.FrequentName,
        FrequentDocuments = extent.FrequentDocuments,
    };

    private static Proto.QueryPreview ToProto(QueryPreview query)
    {
        var message = new Proto.QueryPreview
        {
            Index = query.Index,
            Query = query.Text,
            Before = query.Before,
            After = query.After,
        };
        message.Gained.Add(query.Gained);
        message.Lost.Add(query.Lost);
        message.Moved.Add(query.Moved.Select(m =>
            new Proto.MovedDocument { Id = m.Id, Before = m.Before, After = m.After }));
        return message;
    }
}
