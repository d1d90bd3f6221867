using System.Security.Cryptography;

namespace Search.Service;

/// <summary>The content hash of a document: SHA-256 over the fields in the encoding of <see cref="ValueCodec"/>.</summary>
internal static class ContentHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int LengthBytes = SHA256.HashSizeInBytes;

    /// <summary>The hash of fields that <see cref="ValueCodec"/> has encoded.</summary>
    public static byte[] Compute(ReadOnlySpan<byte> encodedFields) => SHA256.HashData(encodedFields);

    /// <summary>The hash as lower-case hex.</summary>
    public static string ToHex(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);
}
