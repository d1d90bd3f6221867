using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Search.Variants.Loading;

/// <summary>
/// Checksums over records that do not depend on their order: each is hashed, the hashes are sorted and hashed again.
/// </summary>
internal sealed class RecordHash
{
    private readonly List<byte[]> _all = [];
    private readonly List<byte[]> _tagging = [];

    public void Add(string recordKind, string line)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(line.Trim()));
        _all.Add(hash);
        bool decidesTags = recordKind is "entity" or "add" or "withdraw" or "relation" or "blocker" or "titles" or "cues"
            or "bucket" or "kind";
        if (decidesTags)
        {
            _tagging.Add(hash);
        }
    }

    /// <summary>Over every record, in hexadecimal.</summary>
    public string Checksum() => Convert.ToHexStringLower(Combine(_all));

    /// <summary>Over the records that decide how documents are tagged.</summary>
    public long TaggingGeneration() => BinaryPrimitives.ReadInt64BigEndian(Combine(_tagging)) & long.MaxValue;

    private static byte[] Combine(List<byte[]> hashes)
    {
        byte[][] sorted = [.. hashes.OrderBy(Convert.ToHexString, StringComparer.Ordinal)];
        return SHA256.HashData(sorted.SelectMany(static hash => hash).ToArray());
    }
}
