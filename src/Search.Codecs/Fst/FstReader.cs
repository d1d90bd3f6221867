using System.Numerics;
using Search.Store;

namespace Search.Codecs.Fst;

/// <summary>
/// A finite-state transducer from byte strings to byte strings, read where it lies: see README.md of this folder.
/// Immutable and thread-safe; a walk keeps its state in a <see cref="FstMatches"/>.
/// </summary>
internal sealed class FstReader
{
    /// <summary>Codec name in the header of the metadata.</summary>
    public const string CodecName = "FST";

    /// <summary>The one version of the byte form that is read and written.</summary>
    public const int Version = 7;

    private const int NoTarget = 0;
    private readonly IndexInput _bytes;
    private readonly int _start;

    private FstReader(IndexInput bytes, int start, byte[]? emptyOutput)
    {
        _bytes = bytes;
        _start = start;
        EmptyOutput = emptyOutput;
    }

    /// <summary>Output of the empty input, or null when it is not accepted.</summary>
    public byte[]? EmptyOutput { get; }

    /// <summary>Reads the metadata at the cursor of <paramref name="meta"/>; the bytes lie in <paramref name="data"/> at an offset.</summary>
    public static FstReader Open(IndexInput meta, IndexInput data, long dataOffset)
    {
        CodecUtil.CheckHeader(meta, CodecName, Version, Version);
        byte[]? emptyOutput = meta.ReadByte() == 1 ? ReadEmptyOutput(meta) : null;
        long at = meta.Position;
        byte inputType = meta.ReadByte();
        if (inputType != 0)
        {
            throw new CorruptIndexException(meta.Resource, at, "FST input type 0 (bytes)", $"{inputType}");
        }
        at = meta.Position;
        long start = meta.ReadVLong();
        long length = meta.ReadVLong();
        if (length is < 1 or > int.MaxValue || start >= length)
        {
            throw new CorruptIndexException(
                meta.Resource, at, "an FST below 2 GiB with its start node inside", $"{length} bytes, start {start}");
        }
        return new FstReader(data.Slice("fst", dataOffset, length), (int)start, emptyOutput);
    }

    /// <summary>
    /// Follows <paramref name="input"/> as far as arcs exist and records every accepted prefix, the empty one included.
    /// </summary>
    public void Walk(ReadOnlySpan<byte> input, FstMatches matches)
    {
        var cursor = new ReverseCursor(_bytes.Span(0, (int)_bytes.Length), _bytes.Resource);
        matches.Clear();
        if (EmptyOutput is not null)
        {
            matches.AddEmpty(EmptyOutput);
        }
        int node = _start;
        for (int i = 0; i < input.Length && node != NoTarget; i++)
        {
            if (!FindArc(ref cursor, node, input[i], out FstArc arc))
            {
                return;
            }
            matches.AppendOutput(cursor, arc.OutputAt, arc.OutputLength);
            if ((arc.Flags & FstArc.Final) != 0)
            {
                matches.Add(cursor, i + 1, arc.FinalOutputAt, arc.FinalOutputLength);
            }
            node = arc.Target;
        }
    }

    private static byte[] ReadEmptyOutput(IndexInput meta)
    {
        long at = meta.Position;
        int length = meta.ReadVInt();
        ReadOnlySpan<byte> reversed = meta.Span(meta.Position, length);
        meta.Position += length;
        var cursor = new ReverseCursor(reversed, meta.Resource);
        int outputLength = cursor.ReadVInt();
        if (outputLength != cursor.Position + 1)
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"an output of {cursor.Position + 1} bytes", $"{outputLength}");
        }
        byte[] output = new byte[outputLength];
        cursor.CopyDown(cursor.Position, output);
        return output;
    }

    private static bool FindArc(ref ReverseCursor cursor, int node, byte label, out FstArc arc)
    {
        cursor.Position = node;
        byte flags = cursor.ReadByte();
        return flags switch
        {
            FstArc.BinarySearchNode => FindFixed(ref cursor, label, out arc),
            FstArc.DirectNode => FindDirect(ref cursor, label, out arc),
            _ => FindInList(ref cursor, flags, label, out arc),
        };
    }

    private static bool FindInList(ref ReverseCursor cursor, byte flags, byte label, out FstArc arc)
    {
        while (true)
        {
            byte arcLabel = cursor.ReadByte();
            arc = ReadArc(ref cursor, flags);
            if (arcLabel == label)
            {
                break;
            }
            if ((flags & FstArc.Last) != 0 || arcLabel > label)
            {
                return false;
            }
            flags = cursor.ReadByte();
        }
        if ((flags & (FstArc.TargetNext | FstArc.StopNode)) == FstArc.TargetNext)
        {
            while ((flags & FstArc.Last) == 0)
            {
                flags = cursor.ReadByte();
                cursor.ReadByte();
                ReadArc(ref cursor, flags);
            }
            arc.Target = cursor.Position;
        }
        return true;
    }

    private static bool FindFixed(ref ReverseCursor cursor, byte label, out FstArc arc)
    {
        int count = cursor.ReadVInt();
        int size = cursor.ReadVInt();
        int first = cursor.Position;
        if (count is < 1 or > 256 || size < 2 || (long)count * size > first + 1)
        {
            throw cursor.Outside();
        }
        int low = 0;
        int high = count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            byte found = cursor.Peek((middle * size) + 1);
            if (found == label)
            {
                cursor.Position = first - (middle * size);
                byte flags = cursor.ReadByte();
                cursor.Skip(1);
                arc = ReadArc(ref cursor, flags);
                return true;
            }
            if (found < label)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        arc = default;
        return false;
    }

    private static bool FindDirect(ref ReverseCursor cursor, byte label, out FstArc arc)
    {
        int range = cursor.ReadVInt();
        int size = cursor.ReadVInt();
        if (range is < 1 or > 256 || size < 1)
        {
            throw cursor.Outside();
        }
        int presenceBytes = (range + 7) >> 3;
        int index = label - cursor.Peek(presenceBytes);
        arc = default;
        if ((uint)index >= (uint)range)
        {
            return false;
        }
        byte last = cursor.Peek(index >> 3);
        if ((last >> (index & 7) & 1) == 0)
        {
            return false;
        }
        int rank = BitOperations.PopCount((uint)(last & ((1 << (index & 7)) - 1)));
        for (int i = 0; i < index >> 3; i++)
        {
            rank += BitOperations.PopCount((uint)cursor.Peek(i));
        }
        cursor.Skip(presenceBytes + 1);
        long skip = (long)rank * size;
        if (skip > cursor.Position)
        {
            throw cursor.Outside();
        }
        cursor.Skip((int)skip);
        arc = ReadArc(ref cursor, cursor.ReadByte());
        return true;
    }

    // What follows the flags (and the label): outputs and target.
    private static FstArc ReadArc(ref ReverseCursor cursor, byte flags)
    {
        var arc = new FstArc { Flags = flags };
        if ((flags & FstArc.HasOutput) != 0)
        {
            arc.OutputLength = cursor.ReadVInt();
            arc.OutputAt = cursor.Position;
            cursor.Skip(arc.OutputLength);
        }
        if ((flags & FstArc.HasFinalOutput) != 0)
        {
            arc.FinalOutputLength = cursor.ReadVInt();
            arc.FinalOutputAt = cursor.Position;
            cursor.Skip(arc.FinalOutputLength);
        }
        if ((flags & (FstArc.StopNode | FstArc.TargetNext)) == 0)
        {
            arc.Target = cursor.ReadVInt();
        }
        return arc;
    }
}
