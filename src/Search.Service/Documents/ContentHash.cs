using System.Security.Cryptography;

namespace Search.Service;

/// <summary>The content hash of a document: SHA-256 over the fields in the encoding of <see cref="ValueCodec"/>.</summary>
internal static class ContentHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int LengthBytes = SHA256.HashSizeInBytes;

    /// <summary>The hash.</summary>
    public static byte[] Compute(IReadOnlyDictionary<string, FieldValue> fields)
    {
        var writer = new ByteWriter(1024);
        ValueCodec.WriteFields(writer, fields);
        return SHA256.HashData(writer.Written);
    }

    /// <summary>The hash as lower-case hex.</summary>
    public static string ToHex(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);
}
