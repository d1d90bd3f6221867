namespace Grpc.AspNetCore.Server.Calls;

/// <summary>The client reset its stream or the connection broke while a request was read.</summary>
internal sealed class CallAbortedException(Exception cause)
    : OperationCanceledException("The client ended the call.", cause);
