using System.Diagnostics.CodeAnalysis;

namespace Grpc.Core;

/// <summary>Says which method binds a generated service base; read once, when the service is mapped.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class BindServiceMethodAttribute : Attribute
{
    /// <summary>Names the method.</summary>
    public BindServiceMethodAttribute(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type bindType, string bindMethodName)
    {
        BindType = bindType;
        BindMethodName = bindMethodName;
    }

    /// <summary>The class that declares the method.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
    public Type BindType { get; }

    /// <summary>The method: <c>static void X(ServiceBinderBase, TServiceBase)</c>.</summary>
    public string BindMethodName { get; }
}
