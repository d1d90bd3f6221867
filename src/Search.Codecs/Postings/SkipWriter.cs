using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.Postings;

/// <summary>Collects the skip data of a term, level by level, and writes it after the term's documents.</summary>
internal sealed class SkipWriter
{
    private const int MaxLevels = 10;
    private const int LevelShift = 3;
    private readonly List<Level> _levels = [];
    private readonly ByteSink _impacts = new();
    private bool _hasPositions;
    private bool _hasPayloads;
    private bool _hasPay;
    private SkipEntry _start;
    private int _used;

    /// <summary>Where the impacts of the current block are collected.</summary>
    public ImpactAccumulator Impacts => LevelAt(0).Impacts;

    /// <summary>Begins a field.</summary>
    public void StartField(FieldInfo field)
    {
        _hasPositions = field.HasPositions;
        _hasPayloads = field.HasPayloads;
        _hasPay = field.HasPositions && (field.HasPayloads || field.HasOffsets);
    }

    /// <summary>Begins a term whose lists start at these places.</summary>
    public void StartTerm(in SkipEntry start)
    {
        _start = start;
        for (int i = 0; i < _used; i++)
        {
            _levels[i].Reset(in start);
        }
        _used = 0;
    }

    /// <summary>Adds the entry of a full block, and of every level of which it completes a group of eight.</summary>
    /// <param name="entry">The state after the block; its index is the number of the block from 1.</param>
    /// <param name="payloadBytes">Payload bytes used in the .pay block of the next position.</param>
    public void Add(in SkipEntry entry, int payloadBytes)
    {
        long child = 0;
        int blocks = entry.Index;
        for (int i = 0; i < MaxLevels; i++)
        {
            Level level = LevelAt(i);
            if (i > 0)
            {
                level.Impacts.AddAll(_levels[i - 1].Impacts);
                _levels[i - 1].Impacts.Clear();
            }
            bool complete = i == 0 || (blocks & 7) == 0;
            if (i > 0)
            {
                blocks >>= LevelShift;
            }
            if (!complete)
            {
                return;
            }
            WriteEntry(level, in entry, payloadBytes);
            long next = level.Buffer.Length;
            if (i > 0)
            {
                level.Buffer.WriteVLong(child);
            }
            child = next;
        }
    }

    /// <summary>Writes the levels, highest first.</summary>
    public void Write(IndexOutput output)
    {
        for (int i = _used - 1; i > 0; i--)
        {
            if (_levels[i].Buffer.Length > 0)
            {
                output.WriteVLong(_levels[i].Buffer.Length);
                _levels[i].Buffer.CopyTo(output);
            }
        }
        if (_used > 0)
        {
            _levels[0].Buffer.CopyTo(output);
        }
    }

    private void WriteEntry(Level level, in SkipEntry entry, int payloadBytes)
    {
        ByteSink sink = level.Buffer;
        ref SkipEntry last = ref level.Last;
        sink.WriteVInt(entry.Doc - last.Doc);
        sink.WriteVLong(entry.DocPointer - last.DocPointer);
        if (_hasPositions)
        {
            sink.WriteVLong(entry.PosPointer - last.PosPointer);
            sink.WriteVInt(entry.PosOffset);
            if (_hasPayloads)
            {
                sink.WriteVInt(payloadBytes);
            }
            if (_hasPay)
            {
                sink.WriteVLong(entry.PayPointer - last.PayPointer);
            }
        }
        _impacts.Clear();
        level.Impacts.Write(_impacts);
        sink.WriteVInt(_impacts.Length);
        sink.WriteBytes(_impacts.Bytes);
        last = entry;
    }

    private Level LevelAt(int index)
    {
        while (_used <= index)
        {
            if (_used == _levels.Count)
            {
                _levels.Add(new Level());
            }
            _levels[_used++].Reset(in _start);
        }
        return _levels[index];
    }

    private sealed class Level
    {
        public readonly ByteSink Buffer = new();
        public readonly ImpactAccumulator Impacts = new();
        public SkipEntry Last;

        public void Reset(in SkipEntry start)
        {
            Buffer.Clear();
            Impacts.Clear();
            Last = start;
        }
    }
}
