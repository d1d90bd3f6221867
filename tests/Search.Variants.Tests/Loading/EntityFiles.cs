using System.IO;
using System.Reflection;

namespace Search.Variants.Tests.Loading;

/// <summary>The entity files embedded in the product.</summary>
internal static class EntityFiles
{
    /// <summary>Entities in the files whose names begin with a word.</summary>
    public static int Count(string start)
    {
        Assembly assembly = typeof(VariantSet).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.Replace('\\', '/').StartsWith($"variants/entities/{start}-", StringComparison.Ordinal))
            .Sum(name => Lines(assembly, name));
    }

    private static int Lines(Assembly assembly, string name)
    {
        using Stream? stream = assembly.GetManifestResourceStream(name);
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }
}
