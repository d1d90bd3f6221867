namespace Grpc.Core;

/// <summary>Replies of a streaming call.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}
