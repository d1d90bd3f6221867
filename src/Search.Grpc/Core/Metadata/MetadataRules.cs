using System.Buffers;

namespace Grpc.Core;

/// <summary>Which keys and values may travel (gRPC over HTTP/2, "Custom-Metadata" and "Header-Name").</summary>
internal static class MetadataRules
{
    private static readonly SearchValues<char> KeyChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_.-");

    private static readonly SearchValues<char> UpperChars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The key in lower case; refused when it holds anything else than letters, digits and <c>_.-</c>.</summary>
    public static string NormalizeKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        key = LowerAscii(key);
        if (key.AsSpan().ContainsAnyExcept(KeyChars))
        {
            throw new ArgumentException($"Not a metadata key: \"{key}\".", nameof(key));
        }

        return key;
    }

    /// <summary>The same with ASCII letters in lower case, as HTTP/2 has header names.</summary>
    public static string LowerAscii(string name)
    {
        if (!name.AsSpan().ContainsAny(UpperChars))
        {
            return name;
        }

        return string.Create(name.Length, name, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                char c = source[i];
                span[i] = c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
            }
        });
    }

    /// <summary>Refuses text that is not printable ASCII.</summary>
    public static void EnsureText(string value)
    {
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException(
                "A text value of metadata is printable ASCII; use a key that ends in \"-bin\" for anything else.",
                nameof(value));
        }
    }

    /// <summary>
    /// Keys that user code neither sends nor sees: the protocol's own. <c>grpc-status-details-bin</c> is the exception,
    /// it carries the error details.
    /// </summary>
    public static bool IsReserved(string key) => key switch
    {
        "grpc-status-details-bin" => false,
        "content-type" or "te" or "host" or "connection" or "transfer-encoding" or "content-length" or
        "content-encoding" or "accept-encoding" or "keep-alive" or "upgrade" or "proxy-connection" => true,
        _ => key.StartsWith(':') || key.StartsWith("grpc-", StringComparison.Ordinal),
    };
}
