using Google.Protobuf.Reflection;

namespace Grpc.Reflection;

/// <summary>Which file declares which symbol and which extension.</summary>
internal sealed class DescriptorSymbols
{
    private readonly Dictionary<string, string> fileBySymbol = new(StringComparer.Ordinal);
    private readonly HashSet<string> messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, string>> extensions = new(StringComparer.Ordinal);

    public string? FileOf(string fullName) => fileBySymbol.GetValueOrDefault(fullName);

    public string? FileOfExtension(string containingType, int number) =>
        extensions.TryGetValue(containingType, out SortedDictionary<int, string>? byNumber)
            ? byNumber.GetValueOrDefault(number)
            : null;

    public IReadOnlyList<int>? ExtensionNumbers(string containingType)
    {
        if (extensions.TryGetValue(containingType, out SortedDictionary<int, string>? byNumber))
        {
            return [.. byNumber.Keys];
        }

        return messages.Contains(containingType) ? [] : null;
    }

    public void Add(FileDescriptorProto file)
    {
        string scope = file.Package;
        foreach (ServiceDescriptorProto service in file.Service)
        {
            string name = Declare(scope, service.Name, file);
            foreach (MethodDescriptorProto method in service.Method)
            {
                Declare(name, method.Name, file);
            }
        }

        foreach (DescriptorProto message in file.MessageType)
        {
            Add(scope, message, file);
        }

        foreach (EnumDescriptorProto type in file.EnumType)
        {
            Add(scope, type, file);
        }

        foreach (FieldDescriptorProto extension in file.Extension)
        {
            AddExtension(scope, extension, file);
        }
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : scope + "." + name;

    private void Add(string scope, DescriptorProto message, FileDescriptorProto file)
    {
        string name = Declare(scope, message.Name, file);
        messages.Add(name);
        foreach (FieldDescriptorProto field in message.Field)
        {
            Declare(name, field.Name, file);
        }

        foreach (OneofDescriptorProto oneof in message.OneofDecl)
        {
            Declare(name, oneof.Name, file);
        }

        foreach (DescriptorProto nested in message.NestedType)
        {
            Add(name, nested, file);
        }

        foreach (EnumDescriptorProto nested in message.EnumType)
        {
            Add(name, nested, file);
        }

        foreach (FieldDescriptorProto extension in message.Extension)
        {
            AddExtension(name, extension, file);
        }
    }

    private void Add(string scope, EnumDescriptorProto type, FileDescriptorProto file)
    {
        Declare(scope, type.Name, file);
        foreach (EnumValueDescriptorProto value in type.Value)
        {
            // Values of an enum are siblings of the enum, not members.
            Declare(scope, value.Name, file);
        }
    }

    private void AddExtension(string scope, FieldDescriptorProto extension, FileDescriptorProto file)
    {
        Declare(scope, extension.Name, file);
        string extended = extension.Extendee.TrimStart('.');
        if (!extensions.TryGetValue(extended, out SortedDictionary<int, string>? byNumber))
        {
            extensions.Add(extended, byNumber = []);
        }

        byNumber[extension.Number] = file.Name;
    }

    private string Declare(string scope, string name, FileDescriptorProto file)
    {
        string fullName = Join(scope, name);
        fileBySymbol[fullName] = file.Name;
        return fullName;
    }
}
