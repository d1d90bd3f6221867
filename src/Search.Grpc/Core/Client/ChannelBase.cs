namespace Grpc.Core;

/// <summary>A connection, or several, to a server.</summary>
public abstract class ChannelBase
{
    /// <summary>Names the server.</summary>
    protected ChannelBase(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
    }

    /// <summary>The server.</summary>
    public string Target { get; }

    /// <summary>Something to make calls with.</summary>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Ends the connections.</summary>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>Ends the connections.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}
