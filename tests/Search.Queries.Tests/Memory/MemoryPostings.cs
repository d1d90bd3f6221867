using Search.Codecs;

namespace Search.Queries.Tests;

/// <summary>Postings held in memory, with blocks of a chosen size, impacts of two levels, and the contract's order of
/// calls checked.</summary>
internal sealed class MemoryPostings : PostingsEnum
{
    private const int Factor = 3;
    private readonly List<(int Doc, List<MemoryToken> Tokens)> _docs;
    private readonly int _blockSize;
    private readonly NormValues _norms;
    private int _at = -1;
    private int _position = -1;
    private int _shallowTarget = -1;
    private int _shallow;
    private int _firstOfBlock;
    private int[] _blockDocs = [];
    private int[] _blockFreqs = [];
    private int _blockTarget = -1;

    internal MemoryPostings(List<(int Doc, List<MemoryToken> Tokens)> docs, int blockSize, NormValues norms)
    {
        _docs = docs;
        _blockSize = blockSize;
        _norms = norms;
    }

    public override int DocId => _at < 0 ? -1 : _at < _docs.Count ? _docs[_at].Doc : NoMoreDocs;

    public override long Cost => _docs.Count;

    public override int Freq => _docs[_at].Tokens.Count;

    private MemoryToken Token => _docs[_at].Tokens[_position];

    public override int StartOffset => Token.Start;

    public override int EndOffset => Token.End;

    public override ReadOnlySpan<byte> Payload => Token.Payload;

    public override int ImpactLevels => _docs.Count > _blockSize ? 2 : 1;

    public override ReadOnlySpan<int> BlockDocs => _blockDocs;

    public override ReadOnlySpan<int> BlockFreqs => _blockFreqs;

    public override int NextDoc()
    {
        Assert.True(_blockTarget < 0, "block view and document view are mixed");
        Assert.True(_at < _docs.Count, "stepped past the end");
        _at++;
        _position = -1;
        return DocId;
    }

    public override int Advance(int target)
    {
        Assert.True(target > DocId, "advance goes forward");
        do
        {
            NextDoc();
        }
        while (DocId < target);
        return DocId;
    }

    public override int NextPosition()
    {
        Assert.True(_position + 1 < Freq, "more positions asked than there are");
        return _docs[_at].Tokens[++_position].Position;
    }

    public override void AdvanceShallow(int target)
    {
        Assert.True(target >= _shallowTarget, "shallow targets do not go backwards");
        _shallowTarget = target;
        while (_shallow < Blocks - 1 && LastDoc(_shallow) < target)
        {
            _shallow++;
        }
    }

    public override int GetDocIdUpTo(int level) => LastDoc(LastBlock(level));

    public override ReadOnlySpan<Impact> GetImpacts(int level)
    {
        int last = LastBlock(level);
        if (last == Blocks - 1)
        {
            return new Impact[] { new(int.MaxValue, 1) };
        }
        int first = level == 0 ? _shallow : _shallow / Factor * Factor;
        var best = new SortedDictionary<byte, int>();
        for (int i = first * _blockSize; i < Math.Min(_docs.Count, (last + 1) * _blockSize); i++)
        {
            byte norm = _norms.TryGet(_docs[i].Doc, out long value) ? (byte)value : (byte)1;
            best[norm] = Math.Max(best.GetValueOrDefault(norm), _docs[i].Tokens.Count);
        }
        var impacts = new List<Impact>();
        foreach ((byte norm, int freq) in best)
        {
            if (impacts.Count == 0 || freq > impacts[^1].Freq)
            {
                impacts.Add(new Impact(freq, (sbyte)norm));
            }
        }
        return impacts.ToArray();
    }

    public override int AdvanceBlock(int target)
    {
        Assert.True(_at < 0, "block view and document view are mixed");
        Assert.True(target > _blockTarget || target == 0, "block targets ascend");
        _blockTarget = Math.Max(target, 0);
        int index = _docs.FindIndex(d => d.Doc >= target);
        if (index < 0)
        {
            return 0;
        }
        int first = index / _blockSize * _blockSize;
        int count = Math.Min(_blockSize, _docs.Count - first);
        _firstOfBlock = first;
        _blockDocs = [.. _docs.Skip(first).Take(count).Select(d => d.Doc)];
        _blockFreqs = [.. _docs.Skip(first).Take(count).Select(d => d.Tokens.Count)];
        return count;
    }

    public override PositionRuns? OpenPositionRuns() => new Runs(_docs);

    // A place is the posting's number and the number of positions to pass there: none.
    public override PositionPlace BlockPositions => new(_firstOfBlock, 0);

    public override ReadOnlySpan<int> BlockPositionOffsets => Enumerable.Range(0, _blockDocs.Length).ToArray();

    private int Blocks => (_docs.Count + _blockSize - 1) / _blockSize;

    private int LastBlock(int level) =>
        level == 0 ? _shallow : Math.Min(Blocks - 1, ((_shallow / Factor) + 1) * Factor - 1);

    private int LastDoc(int block) => block == Blocks - 1 ? NoMoreDocs : _docs[((block + 1) * _blockSize) - 1].Doc;

    private sealed class Runs(List<(int Doc, List<MemoryToken> Tokens)> docs) : PositionRuns
    {
        public override void Read(
            ReadOnlySpan<PositionPlace> places, ReadOnlySpan<int> counts, ref int[] positions)
        {
            var all = new List<int>();
            for (int i = 0; i < places.Length; i++)
            {
                List<MemoryToken> tokens = docs[(int)(places[i].Pointer + places[i].Offset)].Tokens;
                Assert.Equal(tokens.Count, counts[i]);
                all.AddRange(tokens.Select(t => t.Position));
                while (all.Count % Alignment != 0)
                {
                    all.Add(Filler);
                }
            }
            positions = [.. all];
        }
    }
}
