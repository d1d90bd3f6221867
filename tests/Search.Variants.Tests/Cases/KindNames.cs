using Search.Variants.Loading;

namespace Search.Variants.Tests.Cases;

/// <summary>Kinds as case files write them.</summary>
internal static class KindNames
{
    public static VariantKind Parse(string name) => EnumNames<VariantKind>.TryParse(name, out VariantKind kind)
        ? kind
        : throw new FormatException($"{name} is no kind of variant");

    public static string Write(VariantKind kind) => EnumNames<VariantKind>.Write(kind);
}
