using Search.Codecs.BlockTree;
using Search.Store;

namespace Search.Codecs.Postings;

/// <summary>
/// The skip data of a term: levels of entries, one for each 128, 1024, 8192... documents, each with the place where postings go on and
/// the impacts of the documents it covers. Reads entries only; decoding of postings is left to the enumerator.
/// </summary>
internal sealed class SkipReader
{
    private const int MaxLevels = 10;
    private const int LevelShift = 3;
    private const int BlockShift = 7;
    private static readonly Impact[] NoImpacts = [new(int.MaxValue, 1)];
    private readonly List<Level> _levels = [];
    private readonly IndexInput _doc;
    private readonly FieldInfo _field;
    private readonly int _maxDoc;
    private readonly bool _hasPay;
    private int _levelCount;
    private int _target;

    /// <summary>A reader for terms of one field.</summary>
    public SkipReader(IndexInput doc, FieldInfo field, int maxDoc)
    {
        _doc = doc;
        _field = field;
        _maxDoc = maxDoc;
        _hasPay = field.HasPositions && (field.HasOffsets || field.HasPayloads);
        _levels.Add(new Level());
    }

    /// <summary>Number of levels of the term.</summary>
    public int LevelCount => _levelCount;

    /// <summary>The start of the block that holds the target: the last level-0 entry before it.</summary>
    public ref readonly SkipEntry BlockStart => ref _levels[0].Previous;

    /// <summary>Last document of the block that holds the target.</summary>
    public int BlockEnd => _levels[0].Doc;

    /// <summary>Begins a term that has skip data.</summary>
    public void Reset(in TermMetadata term)
    {
        int entries = (term.DocFreq - 1) >> BlockShift;
        _levelCount = 0;
        for (int n = entries; n > 0 && _levelCount < MaxLevels; n >>= LevelShift)
        {
            if (_levelCount == _levels.Count)
            {
                _levels.Add(new Level());
            }
            _levels[_levelCount++].Count = n;
        }
        long at = term.DocStart + term.SkipOffset;
        for (int i = _levelCount - 1; i > 0; i--)
        {
            ByteCursor cursor = _doc.Cursor(at);
            long length = cursor.ReadVLong();
            if (length > cursor.Remaining)
            {
                throw cursor.Corrupt("a skip level that ends in the file", $"{length} bytes");
            }
            Begin(_levels[i], at + cursor.Position, in term);
            at += cursor.Position + length;
        }
        Begin(_levels[0], at, in term);
        _target = -1;
    }

    /// <summary>Moves to the block that would hold a target. A target before an earlier one changes nothing.</summary>
    public void Advance(int target)
    {
        if (target <= _target)
        {
            return;
        }
        _target = target;
        for (int i = _levelCount - 1; i >= 0; i--)
        {
            Level level = _levels[i];
            if (level.Doc >= target)
            {
                continue;
            }
            if (i + 1 < _levelCount)
            {
                JumpTo(in _levels[i + 1].Previous, level, i);
            }
            while (level.Doc < target)
            {
                ReadEntry(level, i);
            }
        }
    }

    /// <summary>Last document that the impacts of a level cover.</summary>
    public int DocUpTo(int level) => _levels[level].Doc;

    /// <summary>Impacts of a level at the target.</summary>
    public ReadOnlySpan<Impact> Impacts(int index)
    {
        Level level = _levels[index];
        if (level.Doc == DocIdSetIterator.NoMoreDocs || level.Doc < 0)
        {
            return NoImpacts;
        }
        if (level.ImpactCount < 0)
        {
            DecodeImpacts(level);
        }
        return level.Impacts.AsSpan(0, level.ImpactCount);
    }

    private static void Begin(Level level, long start, in TermMetadata term)
    {
        level.Start = level.Next = start;
        level.Doc = -1;
        level.ImpactCount = 0;
        level.Current = new SkipEntry
        {
            DocPointer = term.DocStart,
            PosPointer = term.PosStart,
            PayPointer = term.PayStart,
        };
        level.Previous = level.Current;
    }

    // The upper entry stands for entry 8k of the level below: go on from there when that is ahead.
    private void JumpTo(in SkipEntry upper, Level level, int index)
    {
        if (upper.Index << LevelShift <= level.Current.Index)
        {
            return;
        }
        long child = 0;
        long at = level.Start + upper.Child;
        if (index > 0)
        {
            ByteCursor cursor = _doc.Cursor(at);
            child = cursor.ReadVLong();
            at += cursor.Position;
        }
        level.Current = upper;
        level.Current.Index = upper.Index << LevelShift;
        level.Current.Child = child;
        level.Doc = upper.Doc;
        level.Next = at;
    }

    private void ReadEntry(Level level, int index)
    {
        level.Previous = level.Current;
        ref SkipEntry entry = ref level.Current;
        if (entry.Index == level.Count)
        {
            level.Doc = DocIdSetIterator.NoMoreDocs;
            return;
        }
        ByteCursor cursor = _doc.Cursor(level.Next);
        entry.Index++;
        long doc = entry.Doc + (long)(uint)cursor.ReadVInt();
        if (doc >= _maxDoc || doc <= level.Doc)
        {
            throw cursor.Corrupt($"a document after {level.Doc} and below {_maxDoc}", $"{doc}");
        }
        entry.Doc = (int)doc;
        level.Doc = entry.Doc;
        entry.DocPointer += cursor.ReadVLong();
        if (_field.HasPositions)
        {
            entry.PosPointer += cursor.ReadVLong();
            entry.PosOffset = cursor.ReadVInt();
            if (_field.HasPayloads)
            {
                // Payload bytes used in the block: the lengths before the offset add up to the same.
                cursor.ReadVInt();
            }
            if (_hasPay)
            {
                entry.PayPointer += cursor.ReadVLong();
            }
        }
        level.ImpactLength = cursor.ReadVInt();
        level.ImpactsAt = level.Next + cursor.Position;
        level.ImpactCount = -1;
        cursor.ReadBytes(level.ImpactLength);
        if (index > 0)
        {
            entry.Child = cursor.ReadVLong();
        }
        level.Next += cursor.Position;
    }

    private void DecodeImpacts(Level level)
    {
        var cursor = new ByteCursor(_doc.Span(level.ImpactsAt, level.ImpactLength), _doc.Resource, level.ImpactsAt);
        int count = 0;
        long freq = 0;
        long norm = 0;
        while (cursor.Remaining > 0)
        {
            int code = cursor.ReadVInt();
            freq += (code >>> 1) + 1L;
            norm += (code & 1) != 0 ? cursor.ReadZLong() + 1 : 1;
            if (freq > int.MaxValue)
            {
                throw cursor.Corrupt("a 31-bit frequency", $"{freq}");
            }
            if (count == level.Impacts.Length)
            {
                Array.Resize(ref level.Impacts, count * 2);
            }
            level.Impacts[count++] = new Impact((int)freq, norm);
        }
        if (count == 0)
        {
            throw cursor.Corrupt("at least one impact", "none");
        }
        level.ImpactCount = count;
    }

    private sealed class Level
    {
        public Impact[] Impacts = new Impact[8];
        public SkipEntry Current;
        public SkipEntry Previous;
        public long Start;
        public long Next;
        public long ImpactsAt;
        public int ImpactLength;
        public int ImpactCount;
        public int Count;

        // Last document that the current entry covers: -1 before the first, NoMoreDocs after the last.
        public int Doc;
    }
}
