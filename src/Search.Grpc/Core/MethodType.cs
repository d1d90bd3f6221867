namespace Grpc.Core;

/// <summary>The four kinds of call.</summary>
public enum MethodType
{
    /// <summary>One request, one reply.</summary>
    Unary,

    /// <summary>Many requests, one reply.</summary>
    ClientStreaming,

    /// <summary>One request, many replies.</summary>
    ServerStreaming,

    /// <summary>Many requests, many replies.</summary>
    DuplexStreaming,
}
