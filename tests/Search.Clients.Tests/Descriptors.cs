using System.IO;

namespace ClientTests;

/// <summary>The descriptor sets that the build puts into assemblies, as files for other languages.</summary>
internal static class Descriptors
{
    /// <summary>Writes the set of a type's assembly under a name that no other test uses.</summary>
    public static string Extract(Type type, string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, name);
        using Stream source = type.Assembly.GetManifestResourceStream("protos.binpb") ??
            throw new InvalidOperationException($"{type.Assembly} holds no descriptor set.");
        using MemoryStream copy = new();
        source.CopyTo(copy);
        System.IO.File.WriteAllBytes(path, copy.ToArray());
        return path;
    }
}
