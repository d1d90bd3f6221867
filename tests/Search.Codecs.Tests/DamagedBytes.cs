using System.Buffers.Binary;
using Search.Store;

namespace Search.Codecs.Tests;

/// <summary>Damages the bytes of a file.</summary>
internal static class DamagedBytes
{
    /// <summary>A copy with a part changed, cut, or blanked; most with a fresh checksum, so that the checks behind it are reached.</summary>
    public static byte[] Of(Random random, byte[] content)
    {
        byte[] damaged = Damage(random, [.. content]);
        if (random.Next(4) != 0)
        {
            FixChecksum(damaged);
        }
        return damaged;
    }

    private static byte[] Damage(Random random, byte[] damaged)
    {
        switch (random.Next(6))
        {
            case 0:
                return damaged[..random.Next(damaged.Length)];
            case 1:
                int at = random.Next(damaged.Length);
                damaged.AsSpan(at, Math.Min(8, damaged.Length - at)).Fill((byte)(random.Next(2) * 0xFF));
                return damaged;
            case 2:
                int cut = random.Next(damaged.Length);
                return [.. damaged[..cut], .. damaged[Math.Min(damaged.Length, cut + 1 + random.Next(4))..]];
            default:
                damaged[random.Next(damaged.Length)] ^= (byte)(1 + random.Next(255));
                return damaged;
        }
    }

    private static void FixChecksum(byte[] file)
    {
        if (file.Length >= CodecUtil.FooterLength)
        {
            BinaryPrimitives.WriteInt64BigEndian(
                file.AsSpan(file.Length - 8), Checksums.Crc32(file.AsSpan(0, file.Length - 8)));
        }
    }
}
