using System.IO;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Search.Service;
using Search.Store;

namespace Search.Server;

/// <summary>
/// The one place where exceptions become statuses. A user's mistake never becomes INTERNAL, and no stack trace leaves the process.
/// </summary>
internal sealed class ErrorInterceptor(ILogger<ErrorInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (Translate(e, context) is { } translated)
        {
            throw translated;
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception e) when (Translate(e, context) is { } translated)
        {
            throw translated;
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception e) when (Translate(e, context) is { } translated)
        {
            throw translated;
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception e) when (Translate(e, context) is { } translated)
        {
            throw translated;
        }
    }

    // Null for what passes as it is: statuses that were made on purpose, and the end of a call that its client gave up.
    private RpcException? Translate(Exception exception, ServerCallContext context)
    {
        switch (exception)
        {
            case RpcException:
                return null;
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return context.Deadline <= TimeProvider.System.GetUtcNow().UtcDateTime
                    ? new RpcException(new Status(StatusCode.DeadlineExceeded, "the deadline passed while the call was served"))
                    : new RpcException(new Status(StatusCode.Cancelled, "the call was cancelled"));
            case OperationCanceledException { InnerException: IOException }:
                // The client reset its stream while a request was read; the call's token may hear of it a moment later.
                return null;
            case ServiceException e:
                if (e.Error.Code is ErrorCode.DataLoss or ErrorCode.Unavailable)
                {
                    ServerLog.ServiceFailed(logger, context.Method, e.Error.Message, e);
                }
                return StatusTranslation.ToException(e.Error);
            case CorruptIndexException e:
                ServerLog.ServiceFailed(logger, context.Method, e.Message, e);
                return StatusTranslation.ToException(new ServiceError
                {
                    Code = ErrorCode.DataLoss,
                    Reason = ErrorReasons.IndexCorrupt,
                    Message = $"the index is damaged: {e.Message}",
                });
            case IOException e when context.CancellationToken.IsCancellationRequested:
                return new RpcException(new Status(StatusCode.Cancelled, $"the connection ended: {e.Message}"));
            case IOException e:
                ServerLog.ServiceFailed(logger, context.Method, e.Message, e);
                return StatusTranslation.ToException(new ServiceError
                {
                    Code = ErrorCode.Unavailable,
                    Reason = ErrorReasons.StorageFailed,
                    Message = $"the storage failed: {e.Message}",
                });
            default:
                ServerLog.Bug(logger, context.Method, exception);
                return new RpcException(new Status(StatusCode.Internal, "an internal error, which was logged"));
        }
    }
}
