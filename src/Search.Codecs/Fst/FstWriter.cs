using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.Fst;

/// <summary>
/// Builds an FST from inputs in ascending order. Nodes are not shared and outputs stay on the final arcs: look-ups then read no output
/// on the way. Nodes with many arcs are laid out for direct addressing or binary search.
/// </summary>
internal sealed class FstWriter
{
    // A node of few arcs is expanded only near the root, where every look-up passes.
    private const int ShallowDepth = 3;
    private const int ShallowArcs = 5;
    private const int DeepArcs = 10;
    private readonly ByteSink _bytes = new(1024);
    private readonly ByteSink _node = new();
    private readonly ByteSink _arc = new(64);
    private readonly ByteSink _outputs = new(1024);
    private readonly List<PendingArc> _arcs = [];
    private readonly List<int> _nodeStarts = [];
    private readonly ByteSink _lastInput = new(64);
    private byte[]? _emptyOutput;
    private int _lastNode;
    private bool _any;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _bytes.Clear();
        _bytes.WriteByte(0);
        _outputs.Clear();
        _arcs.Clear();
        _nodeStarts.Clear();
        _nodeStarts.Add(0);
        _lastInput.Clear();
        _emptyOutput = null;
        _lastNode = 0;
        _any = false;
    }

    /// <summary>Adds an input, greater than the last one.</summary>
    public void Add(ReadOnlySpan<byte> input, ReadOnlySpan<byte> output)
    {
        if (_any && input.SequenceCompareTo(_lastInput.Bytes) <= 0)
        {
            throw new ArgumentException("inputs must ascend", nameof(input));
        }
        _any = true;
        if (input.IsEmpty)
        {
            _emptyOutput = output.ToArray();
            return;
        }
        int common = input.CommonPrefixLength(_lastInput.Bytes);
        Freeze(common);
        for (int depth = common; depth < input.Length; depth++)
        {
            _arcs.Add(new PendingArc { Label = input[depth] });
            _nodeStarts.Add(_arcs.Count);
        }
        _lastInput.Clear();
        _lastInput.WriteBytes(input);
        PendingArc last = _arcs[^1];
        last.IsFinal = true;
        last.OutputAt = _outputs.Length;
        last.OutputLength = output.Length;
        _arcs[^1] = last;
        _outputs.WriteBytes(output);
    }

    /// <summary>Writes the metadata to one file and the bytes to another.</summary>
    public void Finish(IndexOutput data, ByteSink meta)
    {
        Freeze(0);
        int start = _arcs.Count == 0 ? 0 : WriteNode(0, 0);
        WriteHeader(meta);
        if (_emptyOutput is null)
        {
            meta.WriteByte(0);
        }
        else
        {
            meta.WriteByte(1);
            _node.Clear();
            _node.WriteVInt(_emptyOutput.Length);
            _node.WriteBytes(_emptyOutput);
            _node.Bytes.Reverse();
            meta.WriteVInt(_node.Length);
            meta.WriteBytes(_node.Bytes);
        }
        meta.WriteByte(0);
        meta.WriteVLong(start);
        meta.WriteVLong(_bytes.Length);
        _bytes.CopyTo(data);
    }

    private static void WriteHeader(ByteSink meta)
    {
        WriteInt32(meta, CodecUtil.HeaderMagic);
        meta.WriteVInt(FstReader.CodecName.Length);
        foreach (char c in FstReader.CodecName)
        {
            meta.WriteByte((byte)c);
        }
        WriteInt32(meta, FstReader.Version);
    }

    private static void WriteInt32(ByteSink meta, int value)
    {
        for (int shift = 24; shift >= 0; shift -= 8)
        {
            meta.WriteByte((byte)(value >> shift));
        }
    }

    // Compiles all nodes below a depth: none of them will get more arcs.
    private void Freeze(int depth)
    {
        while (_nodeStarts.Count - 1 > depth)
        {
            int level = _nodeStarts.Count - 1;
            int first = _nodeStarts[level];
            _nodeStarts.RemoveAt(level);
            if (first < _arcs.Count)
            {
                int node = WriteNode(first, level);
                _arcs.RemoveRange(first, _arcs.Count - first);
                PendingArc parent = _arcs[^1];
                parent.Target = node;
                _arcs[^1] = parent;
            }
        }
    }

    // Returns the address: that of the node's first byte in reading order, which is its last in the file.
    private int WriteNode(int first, int depth)
    {
        int count = _arcs.Count - first;
        _node.Clear();
        if (count >= (depth <= ShallowDepth ? ShallowArcs : DeepArcs))
        {
            WriteFixed(first, count);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                WriteArc(_node, _arcs[first + i], i == count - 1, true, true);
            }
        }
        _node.Bytes.Reverse();
        _bytes.WriteBytes(_node.Bytes);
        return _lastNode = _bytes.Length - 1;
    }

    // Arcs of equal size: found by label (presence bits, no labels) unless gaps between labels cost two thirds more.
    private void WriteFixed(int first, int count)
    {
        int size = 0;
        for (int i = 0; i < count; i++)
        {
            _arc.Clear();
            WriteArc(_arc, _arcs[first + i], i == count - 1, true, false);
            size = Math.Max(size, _arc.Length);
        }
        int firstLabel = _arcs[first].Label;
        int range = _arcs[first + count - 1].Label - firstLabel + 1;
        int directBytes = ((range + 7) >> 3) + 1 + ((size - 1) * count);
        bool direct = 3 * directBytes <= 5 * size * count;
        _node.WriteByte(direct ? FstArc.DirectNode : FstArc.BinarySearchNode);
        _node.WriteVInt(direct ? range : count);
        _node.WriteVInt(direct ? size - 1 : size);
        if (direct)
        {
            WritePresence(first, count, range);
        }
        for (int i = 0; i < count; i++)
        {
            int end = _node.Length + (direct ? size - 1 : size);
            WriteArc(_node, _arcs[first + i], i == count - 1, !direct, false);
            while (_node.Length < end)
            {
                _node.WriteByte(0);
            }
        }
    }

    private void WritePresence(int first, int count, int range)
    {
        int firstLabel = _arcs[first].Label;
        Span<byte> presence = stackalloc byte[32];
        presence.Clear();
        for (int i = 0; i < count; i++)
        {
            int index = _arcs[first + i].Label - firstLabel;
            presence[index >> 3] |= (byte)(1 << (index & 7));
        }
        _node.WriteBytes(presence[..((range + 7) >> 3)]);
        _node.WriteByte((byte)firstLabel);
    }

    private void WriteArc(ByteSink sink, in PendingArc arc, bool isLast, bool withLabel, bool allowNext)
    {
        bool next = allowNext && arc.Target != 0 && arc.Target == _lastNode;
        int flags = (arc.IsFinal ? FstArc.Final : 0)
            | (isLast ? FstArc.Last : 0)
            | (next ? FstArc.TargetNext : 0)
            | (arc.Target == 0 ? FstArc.StopNode : 0)
            | (arc.OutputLength > 0 ? FstArc.HasFinalOutput : 0);
        sink.WriteByte((byte)flags);
        if (withLabel)
        {
            sink.WriteByte(arc.Label);
        }
        if (arc.OutputLength > 0)
        {
            sink.WriteVInt(arc.OutputLength);
            sink.WriteBytes(_outputs.Bytes.Slice(arc.OutputAt, arc.OutputLength));
        }
        if (arc.Target != 0 && !next)
        {
            sink.WriteVLong(arc.Target);
        }
    }

    private struct PendingArc
    {
        public byte Label;
        public bool IsFinal;
        public int Target;
        public int OutputAt;
        public int OutputLength;
    }
}
