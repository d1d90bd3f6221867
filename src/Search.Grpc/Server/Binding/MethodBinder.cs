using System.Reflection;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Calls;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Search.Protobuf;

namespace Grpc.AspNetCore.Server.Binding;

/// <summary>
/// Binds the methods of a service class to handlers, once, at start-up: each becomes an open delegate over the class, so
/// that a call costs no reflection.
/// </summary>
internal sealed class MethodBinder<TService>(
    GrpcServiceOptions options, CallServices callServices, IServiceProvider root)
    : ServiceBinderBase
    where TService : class
{
    private readonly ServiceActivator<TService> activator = new(root);
    private readonly Utf8CheckFactory? utf8Checks = root.GetService<Utf8CheckFactory>();
    private readonly List<BoundMethod> bound = [];

    public IReadOnlyList<BoundMethod> Bound => bound;

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        MethodInfo implementation = Find(method, typeof(TRequest), typeof(ServerCallContext));
        var invoke = implementation
            .CreateDelegate<Func<TService, TRequest, ServerCallContext, Task<TResponse>>>();
        UnaryServerMethod<TRequest, TResponse> chain = InterceptorChain.Wrap<TRequest, TResponse>(
            (request, context) => invoke(Service(context), request, context), options.Interceptors);
        Add(
            method, implementation, new UnaryCallHandler<TRequest, TResponse>(Settings(method), method, chain));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        MethodInfo implementation = Find(method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
        var invoke = implementation
            .CreateDelegate<Func<TService, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>>>();
        ClientStreamingServerMethod<TRequest, TResponse> chain = InterceptorChain.Wrap<TRequest, TResponse>(
            (requests, context) => invoke(Service(context), requests, context), options.Interceptors);
        Add(
            method, implementation, new ClientStreamingCallHandler<TRequest, TResponse>(
                Settings(method), method, chain));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        MethodInfo implementation = Find(
            method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        var invoke = implementation
            .CreateDelegate<Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task>>();
        ServerStreamingServerMethod<TRequest, TResponse> chain = InterceptorChain.Wrap<TRequest, TResponse>(
            (request, replies, context) => invoke(Service(context), request, replies, context), options.Interceptors);
        Add(
            method, implementation, new ServerStreamingCallHandler<TRequest, TResponse>(
                Settings(method), method, chain));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        MethodInfo implementation = Find(
            method,
            typeof(IAsyncStreamReader<TRequest>),
            typeof(IServerStreamWriter<TResponse>),
            typeof(ServerCallContext));
        var invoke = implementation.CreateDelegate<
            Func<TService, IAsyncStreamReader<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, Task>>();
        DuplexStreamingServerMethod<TRequest, TResponse> chain = InterceptorChain.Wrap<TRequest, TResponse>(
            (requests, replies, context) => invoke(Service(context), requests, replies, context), options.Interceptors);
        Add(
            method, implementation, new DuplexStreamingCallHandler<TRequest, TResponse>(
                Settings(method), method, chain));
    }

    private static MethodInfo Find(IMethod method, params Type[] parameters) =>
        typeof(TService).GetMethod(method.Name, BindingFlags.Public | BindingFlags.Instance, parameters) ??
        throw new InvalidOperationException($"{typeof(TService)} has no method for {method.FullName}.");

    private TService Service(ServerCallContext context) => activator.Get(context.GetRequest());

    private CallSettings Settings<TRequest, TResponse>(Method<TRequest, TResponse> method) =>
        new(method, options, callServices, RequestCheck<TRequest>());

    private Utf8Check? RequestCheck<TRequest>() =>
        utf8Checks is not null && Activator.CreateInstance<TRequest>() is IMessage message
            ? utf8Checks.For(message.Descriptor)
            : null;

    private void Add(IMethod method, MethodInfo implementation, CallHandler handler)
    {
        List<object> metadata = [new GrpcMethodMetadata(typeof(TService), method)];
        metadata.AddRange(typeof(TService).GetCustomAttributes(inherit: true));
        metadata.AddRange(implementation.GetCustomAttributes(inherit: true));
        bound.Add(new BoundMethod(method, handler, metadata));
    }
}
