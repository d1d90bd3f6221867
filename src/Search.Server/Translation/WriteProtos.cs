using Search.Service;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>Writes between the contract and the domain.</summary>
internal static class WriteProtos
{
    internal static Durability ToDurability(Proto.Durability durability, string path) => durability switch
    {
        Proto.Durability.Unspecified or Proto.Durability.Durable => Durability.Durable,
        Proto.Durability.Queued => Durability.Queued,
        Proto.Durability.Searchable => Durability.Searchable,
        _ => throw new ServiceException(ServiceError.Invalid(path, $"{(int)durability} is not a durability")),
    };

    internal static WriteCondition ToCondition(Proto.WriteCondition? condition, string path) =>
        condition?.ConditionCase switch
        {
            null or Proto.WriteCondition.ConditionOneofCase.None => default,
            Proto.WriteCondition.ConditionOneofCase.IfAbsent => condition.IfAbsent
                ? WriteCondition.IfAbsent
                : throw new ServiceException(ServiceError.Invalid(path + ".if_absent", "must be true when it is set")),
            Proto.WriteCondition.ConditionOneofCase.IfSequence => WriteCondition.IfSequence(condition.IfSequence),
            _ => condition.ExternalVersion > 0
                ? WriteCondition.ExternalVersion(condition.ExternalVersion)
                : throw new ServiceException(ServiceError.Invalid(path + ".external_version", "must be greater than 0")),
        };

    internal static Proto.WriteOutcome ToProto(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Created => Proto.WriteOutcome.Created,
        WriteOutcome.Updated => Proto.WriteOutcome.Updated,
        WriteOutcome.Deleted => Proto.WriteOutcome.Deleted,
        WriteOutcome.Unchanged => Proto.WriteOutcome.Unchanged,
        WriteOutcome.Conflict => Proto.WriteOutcome.Conflict,
        _ => Proto.WriteOutcome.Failed,
    };

    internal static Proto.WriteResult ToProto(WriteResult result)
    {
        var message = new Proto.WriteResult
        {
            OpId = result.OpId,
            Id = result.Id,
            Outcome = ToProto(result.Outcome),
            Sequence = result.Sequence,
            Version = result.Version,
        };
        if (result.Error is { } error)
        {
            message.Error = StatusTranslation.ToStatus(error);
            message.Retryable = error.IsRetryable;
        }
        return message;
    }

    internal static Proto.Document ToProto(StoredDocument stored)
    {
        Proto.Document message = ValueProtos.ToProto(stored.Document);
        message.Version = stored.Version;
        message.Sequence = stored.Sequence;
        message.ContentHash = stored.ContentHash;
        return message;
    }

    internal static Proto.Limits ToProto(ServiceLimits limits) => new()
    {
        MaxMessageBytes = limits.MaxMessageBytes,
        MaxDocumentBytes = limits.MaxDocumentBytes,
        MaxFieldBytes = limits.MaxFieldBytes,
        MaxTermBytes = limits.MaxTermBytes,
        MaxClauses = limits.MaxClauses,
        MaxPageSize = limits.MaxPageSize,
        MaxQueryBytes = limits.MaxQueryBytes,
        MaxInFlightBytes = limits.MaxInFlightBytes,
        MaxQueryDepth = limits.MaxQueryDepth,
        MaxIdBytes = ServiceLimits.MaxIdBytes,
        MaxStreamIdBytes = ServiceLimits.MaxStreamIdBytes,
        MaxSortKeys = ServiceLimits.MaxSortKeys,
        MaxImportBytes = limits.MaxImportBytes,
        MaxFacets = ServiceLimits.MaxFacets,
        MaxFacetTerms = ServiceLimits.MaxFacetTerms,
        MaxFacetRanges = ServiceLimits.MaxFacetRanges,
        MaxFacetSelected = ServiceLimits.MaxFacetSelected,
        MaxFacetDates = ServiceLimits.MaxFacetDates,
        MaxFacetBytes = ServiceLimits.MaxFacetBytes,
        MaxClusters = ServiceLimits.MaxClusters,
        MaxClusterHits = ServiceLimits.MaxClusterHits,
        MaxPointsInTime = limits.MaxPointsInTime,
        MaxPointInTimeLifetime = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(limits.MaxPointInTimeLifetime),
        PageTokenLifetime = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(limits.PageTokenLifetime),
    };

    /// <summary>One operation; what is wrong with its form is its own answer, never its neighbours'.</summary>
    internal static BulkOperation ToOperation(Proto.WriteOperation operation)
    {
        try
        {
            return new BulkOperation
            {
                OpId = operation.OpId,
                Document = operation.OperationCase == Proto.WriteOperation.OperationOneofCase.Write
                    ? ValueProtos.FromProto(operation.Write)
                    : null,
                DeleteId = operation.OperationCase == Proto.WriteOperation.OperationOneofCase.DeleteId
                    ? operation.DeleteId
                    : string.Empty,
                Condition = ToCondition(operation.Condition, "condition"),
                Refusal = operation.OperationCase == Proto.WriteOperation.OperationOneofCase.None
                    ? ServiceError.Invalid("operation", "must be write or delete_id")
                    : null,
            };
        }
        catch (ServiceException e)
        {
            return new BulkOperation { OpId = operation.OpId, DeleteId = IdOf(operation), Refusal = e.Error };
        }
    }

    private static string IdOf(Proto.WriteOperation operation) =>
        operation.Write?.Id is { Length: > 0 } id ? id : operation.DeleteId;
}
