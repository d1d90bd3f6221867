using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Search.Service;

namespace Search.Server;

/// <summary>Long operations as the standard messages.</summary>
internal static class OperationProtos
{
    /// <summary>The latest state of an operation.</summary>
    internal static Operation ToProto(LongOperation operation)
    {
        // Looked at once: it may end between two looks.
        bool isDone = operation.IsDone;
        var message = new Operation
        {
            Name = operation.Name,
            Done = isDone,
            Metadata = operation.Metadata is ActivationProgress progress
                ? Any.Pack(VariantSetProtos.ToProto(progress))
                : null,
        };
        if (!isDone)
        {
            return message;
        }
        if (operation.Error is { } error)
        {
            message.Error = StatusTranslation.ToStatus(error);
        }
        else
        {
            message.Response = operation.Result switch
            {
                PreviewResult preview => Any.Pack(VariantSetProtos.ToProto(preview)),
                ActivationProgress done => Any.Pack(VariantSetProtos.ToResponse(done)),
                _ => Any.Pack(new Empty()),
            };
        }
        return message;
    }
}
