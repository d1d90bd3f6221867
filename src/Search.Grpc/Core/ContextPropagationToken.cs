namespace Grpc.Core;

/// <summary>Carries deadline and cancellation of a call to the calls made on its behalf; not supported here.</summary>
public abstract class ContextPropagationToken
{
    private protected ContextPropagationToken()
    {
    }
}
