using System.Numerics;
using Search.Store;

namespace Search.Codecs;

/// <summary>Writes what <see cref="DocSet"/> reads, jump table included, from ascending documents.</summary>
internal sealed class DocSetWriter
{
    private readonly IndexOutput _data;
    private readonly long _start;
    private readonly ulong[] _words = new ulong[DocSet.WordsPerBlock];
    private readonly List<(int Rank, int Offset)> _jumps = [];
    private int _block = -1;
    private int _blockCount;
    private int _total;

    /// <summary>A writer whose structure begins at the output's current position.</summary>
    public DocSetWriter(IndexOutput data)
    {
        _data = data;
        _start = data.FilePointer;
    }

    /// <summary>Adds a document, which must be over the one before.</summary>
    public void Add(int doc)
    {
        int block = doc >> DocSet.BlockBits;
        if (block != _block)
        {
            FlushBlock();
            _block = block;
        }
        int low = doc & (DocSet.BlockSize - 1);
        _words[low >> 6] |= 1UL << low;
        _blockCount++;
    }

    /// <summary>Writes the last block, the sentinel and the jump table; the metadata that finds them.</summary>
    public DocSetMeta Finish()
    {
        FlushBlock();
        _jumps.Add((_total, (int)(_data.FilePointer - _start)));
        _data.WriteInt16(DocSet.SentinelBlock);
        _data.WriteInt16(0);
        _data.WriteInt16(-1);
        // One block and the sentinel need no table.
        int entries = _jumps.Count == 2 ? 0 : _jumps.Count;
        for (int i = 0; i < entries; i++)
        {
            _data.WriteInt32(_jumps[i].Rank);
            _data.WriteInt32(_jumps[i].Offset);
        }
        return new DocSetMeta(_start, _data.FilePointer - _start, (short)entries, DocSet.RankPower);
    }

    private void FlushBlock()
    {
        if (_blockCount == 0)
        {
            return;
        }
        // A block without documents points at the next that has some.
        while (_jumps.Count <= _block)
        {
            _jumps.Add((_total, (int)(_data.FilePointer - _start)));
        }
        _data.WriteInt16((short)_block);
        _data.WriteInt16((short)(_blockCount - 1));
        if (_blockCount <= DocSet.MaxSparse)
        {
            WriteSparse();
        }
        else if (_blockCount < DocSet.BlockSize)
        {
            WriteDense();
        }
        _total += _blockCount;
        _blockCount = 0;
        Array.Clear(_words);
    }

    private void WriteSparse()
    {
        for (int i = 0; i < _words.Length; i++)
        {
            for (ulong word = _words[i]; word != 0; word &= word - 1)
            {
                _data.WriteInt16((short)((i << 6) + BitOperations.TrailingZeroCount(word)));
            }
        }
    }

    private void WriteDense()
    {
        int wordsPerRank = 1 << (DocSet.RankPower - 6);
        int rank = 0;
        for (int i = 0; i < _words.Length; i++)
        {
            if (i % wordsPerRank == 0)
            {
                _data.WriteInt16((short)rank);
            }
            rank += BitOperations.PopCount(_words[i]);
        }
        foreach (ulong word in _words)
        {
            _data.WriteInt64((long)word);
        }
    }
}
