using System.Globalization;
using System.Threading;
using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Search.Service;

namespace Search.Server;

/// <summary>google.longrunning.Operations over the operations of the service.</summary>
internal sealed class OperationsRpc(RegistryHost host) : Operations.OperationsBase
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 500;

    private OperationTable Table => host.Registry.VariantSets.Operations;

    public override Task<Operation> GetOperation(GetOperationRequest request, ServerCallContext context) =>
        Task.FromResult(OperationProtos.ToProto(Table.Get(request.Name)));

    public override Task<ListOperationsResponse> ListOperations(
        ListOperationsRequest request, ServerCallContext context)
    {
        if (request.Filter.Length > 0)
        {
            throw new ServiceException(ServiceError.Invalid("filter", "there is no filter syntax: leave it empty"));
        }
        int size = VariantSetProtos.InRange(request.PageSize, MaxPageSize, DefaultPageSize, "page_size");
        int skip = 0;
        if (request.PageToken.Length > 0
            && !int.TryParse(request.PageToken, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
        {
            throw new ServiceException(ServiceError.Invalid("page_token", "is not a token of this service"));
        }
        LongOperation[] all =
            [.. Table.List().Where(o => o.Name.StartsWith(request.Name, StringComparison.Ordinal))];
        var response = new ListOperationsResponse();
        response.Operations.Add(all.Skip(skip).Take(size).Select(OperationProtos.ToProto));
        response.NextPageToken = all.Length > skip + size
            ? (skip + size).ToString(CultureInfo.InvariantCulture)
            : string.Empty;
        return Task.FromResult(response);
    }

    public override Task<Empty> DeleteOperation(DeleteOperationRequest request, ServerCallContext context)
    {
        Table.Delete(request.Name);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> CancelOperation(CancelOperationRequest request, ServerCallContext context)
    {
        Table.Get(request.Name).Cancel();
        return Task.FromResult(new Empty());
    }

    public override async Task<Operation> WaitOperation(WaitOperationRequest request, ServerCallContext context)
    {
        LongOperation operation = Table.Get(request.Name);
        TimeSpan timeout = request.Timeout?.ToTimeSpan() ?? Timeout.InfiniteTimeSpan;
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ServiceException(ServiceError.Invalid("timeout", "must not be negative"));
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        // Whichever is first; the timer ends with the wait.
        await Task.WhenAny(operation.Ended, Task.Delay(timeout, TimeProvider.System, stop.Token));
        await stop.CancelAsync();
        context.CancellationToken.ThrowIfCancellationRequested();
        return OperationProtos.ToProto(operation);
    }
}
