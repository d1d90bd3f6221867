namespace Grpc.Wire;

/// <summary>The other side reset its stream or the connection broke while a message was read.</summary>
internal sealed class CallAbortedException(Exception cause)
    : OperationCanceledException("The other side ended the call.", cause);
