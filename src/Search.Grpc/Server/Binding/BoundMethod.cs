using Grpc.AspNetCore.Server.Calls;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Binding;

/// <summary>A method ready to serve.</summary>
/// <param name="Method">The method.</param>
/// <param name="Handler">Serves its calls.</param>
/// <param name="Metadata">Attributes of the class and of its method, such as those of authorization.</param>
internal sealed record BoundMethod(IMethod Method, CallHandler Handler, IReadOnlyList<object> Metadata);
