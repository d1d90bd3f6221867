using System.IO;
using System.Reflection;

namespace Search.Variants.Loading;

/// <summary>The data files that are embedded in this assembly.</summary>
internal static class ShippedData
{
    private const string Prefix = "variants/";

    public static VariantSet Load()
    {
        var builder = new VariantSetBuilder("shipped");
        AddTo(builder);
        return builder.Build();
    }

    /// <summary>Adds all records, or those in the top folder only, which hold no names.</summary>
    public static void AddTo(VariantSetBuilder builder, bool settingsOnly = false)
    {
        Assembly assembly = typeof(ShippedData).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            bool isSetting = name.LastIndexOf('/') < Prefix.Length;
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || (settingsOnly && !isSetting))
            {
                continue;
            }
            using Stream stream = assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"the embedded file {name} is gone");
            using var reader = new StreamReader(stream);
            builder.Add(name[Prefix.Length..], reader);
        }
    }
}
