using Google.Protobuf.Reflection;

namespace Search.Protobuf;

/// <summary>Makes the checks of a server; present in its container when invalid UTF-8 is to be refused.</summary>
internal sealed class Utf8CheckFactory(string errorDomain)
{
    public Utf8Check For(MessageDescriptor descriptor) => Utf8Check.For(descriptor, errorDomain);
}
