using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Grpc.Reflection;

/// <summary>
/// The files that declare the services of a server, with what they import, and the details of errors: by path, by the symbols they declare and by
/// the extensions they declare. Files come from the descriptor set that the build put into the assembly, comments
/// included, or else from generated code, with <c>json_name</c> filled in.
/// </summary>
internal sealed class DescriptorCatalog
{
    private const string ResourceName = "protos.binpb";

    private readonly Dictionary<string, FileDescriptorProto> files = new(StringComparer.Ordinal);
    private readonly DescriptorSymbols symbols = new();

    /// <summary>Reads the files of services.</summary>
    /// <param name="services">The services, with the assembly that their code was generated into.</param>
    public DescriptorCatalog(IEnumerable<(ServiceDescriptor Service, Assembly Assembly)> services)
    {
        Dictionary<Assembly, Dictionary<string, FileDescriptorProto>> sets = [];
        List<string> names = [];
        foreach ((ServiceDescriptor service, Assembly assembly) in services)
        {
            names.Add(service.FullName);
            if (!sets.TryGetValue(assembly, out Dictionary<string, FileDescriptorProto>? set))
            {
                sets.Add(assembly, set = ReadSet(assembly));
            }

            Add(service.File, set);
        }

        // No service imports these: they travel inside google.protobuf.Any, and clients that print one ask for its type.
        Add(Google.Rpc.ErrorInfo.Descriptor.File, ReadSet(typeof(DescriptorCatalog).Assembly));
        names.Sort(StringComparer.Ordinal);
        ServiceNames = names;
    }

    /// <summary>Full names, sorted.</summary>
    public IReadOnlyList<string> ServiceNames { get; }

    /// <summary>The file of that path and all it imports, or null.</summary>
    public IReadOnlyList<ByteString>? FindByName(string? path)
    {
        if (path is null || !files.TryGetValue(path, out FileDescriptorProto? file))
        {
            return null;
        }

        List<ByteString> found = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        Queue<FileDescriptorProto> open = new([file]);
        taken.Add(file.Name);
        while (open.TryDequeue(out FileDescriptorProto? next))
        {
            found.Add(next.ToByteString());
            foreach (string import in next.Dependency)
            {
                if (taken.Add(import) && files.TryGetValue(import, out FileDescriptorProto? imported))
                {
                    open.Enqueue(imported);
                }
            }
        }

        return found;
    }

    /// <summary>The file that declares a symbol, and all it imports, or null.</summary>
    public IReadOnlyList<ByteString>? FindBySymbol(string fullName) => FindByName(symbols.FileOf(fullName));

    /// <summary>The file that declares an extension, and all it imports, or null.</summary>
    public IReadOnlyList<ByteString>? FindByExtension(string containingType, int number) =>
        FindByName(symbols.FileOfExtension(containingType, number));

    /// <summary>The numbers of all extensions of a message; null when there is no such message.</summary>
    public IReadOnlyList<int>? ExtensionNumbers(string containingType) => symbols.ExtensionNumbers(containingType);

    private static Dictionary<string, FileDescriptorProto> ReadSet(Assembly assembly)
    {
        using System.IO.Stream? stream = assembly.GetManifestResourceStream(ResourceName);
        return stream is null
            ? []
            : FileDescriptorSet.Parser.ParseFrom(stream).File.ToDictionary(static f => f.Name, StringComparer.Ordinal);
    }

    private void Add(FileDescriptor file, Dictionary<string, FileDescriptorProto> set)
    {
        if (files.ContainsKey(file.Name))
        {
            return;
        }

        FileDescriptorProto proto = set.TryGetValue(file.Name, out FileDescriptorProto? complete)
            ? complete
            : JsonNames.Fill(file.ToProto());
        files.Add(file.Name, proto);
        symbols.Add(proto);
        foreach (FileDescriptor import in file.Dependencies)
        {
            Add(import, set);
        }
    }
}
