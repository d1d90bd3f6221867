using System.Text;

namespace Grpc.Core;

/// <summary>One property of an authenticated peer.</summary>
public class AuthProperty
{
    private readonly string value;

    private AuthProperty(string name, string value)
    {
        Name = name;
        this.value = value;
    }

    /// <summary>Name of the property.</summary>
    public string Name { get; }

    /// <summary>The value as text.</summary>
    public string Value => value;

    /// <summary>The value as bytes.</summary>
    public byte[] ValueBytes => Encoding.UTF8.GetBytes(value);

    /// <summary>Makes a property.</summary>
    public static AuthProperty Create(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return new AuthProperty(name, value);
    }
}
