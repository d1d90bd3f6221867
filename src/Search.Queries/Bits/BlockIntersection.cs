using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Queries.Bits;

/// <summary>Narrows a list of candidates down by a block of documents.</summary>
internal static class BlockIntersection
{
    /// <summary>
    /// Looks candidates up in an ascending block until one is past its last document, and moves those found to the
    /// front of what is kept. The first candidate is not past the block.
    /// </summary>
    /// <param name="block">Documents of the block.</param>
    /// <param name="at">Where to begin in the block.</param>
    /// <param name="docs">The candidates, ascending.</param>
    /// <param name="slots">What goes with each candidate; moved along.</param>
    /// <param name="places">Gets the place in the block of each candidate kept.</param>
    /// <param name="count">Number of candidates.</param>
    /// <param name="next">Next candidate to look up.</param>
    /// <param name="kept">Number of candidates kept.</param>
    /// <returns>The place in the block of the first document not below the last candidate looked up.</returns>
    internal static int Keep(
        ReadOnlySpan<int> block,
        int at,
        Span<int> docs,
        Span<int> slots,
        Span<int> places,
        int count,
        ref int next,
        ref int kept)
    {
        if (!Vector256.IsHardwareAccelerated || docs.Length < count || slots.Length < count || places.Length < count)
        {
            return KeepScalar(block, at, docs, slots, places, count, ref next, ref kept);
        }
        ref int first = ref MemoryMarshal.GetReference(block);
        ref int doc0 = ref MemoryMarshal.GetReference(docs);
        ref int slot0 = ref MemoryMarshal.GetReference(slots);
        ref int place0 = ref MemoryMarshal.GetReference(places);
        int last = block[^1];
        int lastVector = block.Length - Vector256<int>.Count;
        int i = next;
        int k = kept;
        for (; i < count; i++)
        {
            int doc = Unsafe.Add(ref doc0, i);
            if (doc > last)
            {
                break;
            }
            Vector256<int> wanted = Vector256.Create(doc);
            uint below = 0xFF;
            while (at <= lastVector)
            {
                below = Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)at), wanted)
                    .ExtractMostSignificantBits();
                if (below != 0xFF)
                {
                    break;
                }
                at += Vector256<int>.Count;
            }
            if (below != 0xFF)
            {
                at += BitOperations.TrailingZeroCount(~below);
            }
            else
            {
                at = SortedBlock.LowerBoundScalar(block, at, doc);
            }
            // Written always, kept only on a hit: a branch here would be guessed wrong most of the time.
            int hit = Unsafe.Add(ref first, at) == doc ? 1 : 0;
            Unsafe.Add(ref doc0, k) = doc;
            Unsafe.Add(ref slot0, k) = Unsafe.Add(ref slot0, i);
            Unsafe.Add(ref place0, k) = at;
            k += hit;
        }
        next = i;
        kept = k;
        return at;
    }

    /// <summary>
    /// The same where candidates are dense: the block's documents leave their places in a map of the documents from the
    /// first candidate on, and every candidate is one look-up there.
    /// </summary>
    /// <param name="block">Documents of the block.</param>
    /// <param name="at">Where to begin in the block.</param>
    /// <param name="docs">The candidates, ascending.</param>
    /// <param name="slots">What goes with each candidate; moved along.</param>
    /// <param name="places">Gets the place in the block of each candidate kept.</param>
    /// <param name="end">The first candidate past the block.</param>
    /// <param name="next">Next candidate to look up.</param>
    /// <param name="kept">Number of candidates kept.</param>
    /// <param name="map">Scratch, at least as long as the distance from the next candidate to the block's last
    /// document.</param>
    internal static int KeepMapped(
        ReadOnlySpan<int> block,
        int at,
        Span<int> docs,
        Span<int> slots,
        Span<int> places,
        int end,
        ref int next,
        ref int kept,
        Span<byte> map)
    {
        int start = docs[next];
        map = map[..(block[^1] - start + 1)];
        map.Clear();
        for (int i = at; i < block.Length; i++)
        {
            map[block[i] - start] = (byte)(i + 1);
        }
        int k = kept;
        for (int i = next; i < end; i++)
        {
            int doc = docs[i];
            int place = map[doc - start];
            // Written always, kept only on a hit: a branch here would be guessed wrong most of the time.
            docs[k] = doc;
            slots[k] = slots[i];
            places[k] = place - 1;
            k += place == 0 ? 0 : 1;
        }
        next = end;
        kept = k;
        return SortedBlock.LowerBound(block, at, docs[end - 1]);
    }

    /// <summary>The scalar twin.</summary>
    internal static int KeepScalar(
        ReadOnlySpan<int> block,
        int at,
        Span<int> docs,
        Span<int> slots,
        Span<int> places,
        int count,
        ref int next,
        ref int kept)
    {
        while (next < count && docs[next] <= block[^1])
        {
            at = SortedBlock.LowerBoundScalar(block, at, docs[next]);
            if (block[at] == docs[next])
            {
                docs[kept] = docs[next];
                slots[kept] = slots[next];
                places[kept++] = at;
            }
            next++;
        }
        return at;
    }
}
