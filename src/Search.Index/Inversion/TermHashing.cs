using System.Buffers.Binary;

namespace Search.Indexing;

/// <summary>
/// Hash of a term's bytes: eight bytes at a time through a 128-bit product folded to 64 bits (the construction of wyhash,
/// Wang Yi 2019). Not for untrusted keys of hash tables that must resist flooding across requests: it is unkeyed.
/// </summary>
internal static class TermHashing
{
    private const ulong K0 = 0xA0761D6478BD642F;
    private const ulong K1 = 0xE7037ED1A0B428DB;

    public static uint Hash(ReadOnlySpan<byte> term)
    {
        ulong h = K0 ^ (ulong)term.Length;
        while (term.Length > 8)
        {
            h = Mix(h ^ BinaryPrimitives.ReadUInt64LittleEndian(term), K1);
            term = term[8..];
        }
        ulong tail = term.Length switch
        {
            8 => BinaryPrimitives.ReadUInt64LittleEndian(term),
            >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(term)
                | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(term[^4..]) << 32),
            > 0 => term[0] | ((ulong)term[term.Length >> 1] << 8) | ((ulong)term[^1] << 16),
            _ => 0,
        };
        h = Mix(h ^ tail, K0);
        return (uint)(h >> 32) ^ (uint)h;
    }

    private static ulong Mix(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return high ^ low;
    }
}
