using System.IO;
using System.Reflection;
using Search.Variants;

namespace Search.Service.Tests.Variants;

/// <summary>A base without entities: quick to read, for tests that open many services.</summary>
internal static class SmallBase
{
    public static VariantSet Set { get; } = Create();

    private static VariantSet Create()
    {
        var builder = new VariantSetBuilder("small");
        Assembly assembly = typeof(VariantSet).Assembly;
        foreach (string name in new[] { "weights", "profiles", "sources", "titles", "cues" })
        {
            using Stream? stream = assembly.GetManifestResourceStream($"variants/{name}.jsonl");
            Assert.NotNull(stream);
            using var reader = new StreamReader(stream);
            builder.Add(name, reader);
        }
        return builder.Build();
    }
}
