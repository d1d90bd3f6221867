using System.IO.Compression;
using Grpc.Net.Compression;

namespace Grpc.Wire;

/// <summary>The encodings that are understood without being configured.</summary>
internal static class CompressionProviders
{
    public const string Identity = "identity";

    public static IReadOnlyList<ICompressionProvider> CreateDefault() =>
    [
        new GzipCompressionProvider(CompressionLevel.Fastest),
        new DeflateCompressionProvider(CompressionLevel.Fastest),
    ];

    /// <summary>The provider of that name, or null.</summary>
    public static ICompressionProvider? Find(IReadOnlyList<ICompressionProvider> providers, ReadOnlySpan<char> name)
    {
        for (int i = 0; i < providers.Count; i++)
        {
            if (name.Equals(providers[i].EncodingName, StringComparison.OrdinalIgnoreCase))
            {
                return providers[i];
            }
        }

        return null;
    }

    /// <summary>Whether a <c>grpc-accept-encoding</c> list names the encoding.</summary>
    public static bool Accepts(string? acceptEncoding, string name)
    {
        if (acceptEncoding is null)
        {
            return false;
        }

        ReadOnlySpan<char> list = acceptEncoding;
        foreach (Range range in list.Split(','))
        {
            if (list[range].Trim(' ').Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is accepted, as <c>grpc-accept-encoding</c> says it.</summary>
    public static string AcceptHeader(IReadOnlyList<ICompressionProvider> providers) =>
        string.Join(',', providers.Select(static p => p.EncodingName).Prepend(Identity));
}
