using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs;

/// <summary>
/// Copies short runs inside LZ4 blocks sixteen bytes at a time, writing past their end into bytes that come later
/// anyway.
/// <see cref="ShortCopyScalar"/> is the plain twin; a test holds them equal.
/// </summary>
internal static class ShortCopy
{
    /// <summary>Bytes that one copy touches.</summary>
    public const int Width = 16;

    /// <summary>
    /// Copies at most sixteen bytes to <paramref name="at"/>; both spans must have sixteen bytes there. What lies
    /// behind the run in the target
    /// is overwritten.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ReadOnlySpan<byte> source, Span<byte> target, int at)
    {
        ReadOnlySpan<byte> from = source[..Width];
        Span<byte> to = target.Slice(at, Width);
        Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(from)).StoreUnsafe(ref MemoryMarshal.GetReference(to));
    }
}
