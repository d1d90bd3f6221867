namespace Search.Codecs.Tests.Postings;

/// <summary>Reads runs of positions of random documents beside a block view, some blocks late, and compares
/// them.</summary>
internal sealed class RunsVerifier
{
    private readonly Random _random;
    private readonly PositionRuns _runs;
    private readonly List<PositionPlace> _places = [];
    private readonly List<ModelPosting> _expected = [];
    private readonly double _share;
    private int[] _positions = new int[3];

    public RunsVerifier(Random random, PositionRuns runs)
    {
        _random = random;
        _runs = runs;
        _share = random.Next(3) switch { 0 => 1, 1 => 0.3, _ => 0.01 };
    }

    /// <summary>Chooses documents of the current block.</summary>
    public void OnBlock(PostingsEnum postings, List<ModelPosting> block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            if (_random.NextDouble() < _share)
            {
                PositionPlace start = postings.BlockPositions;
                _places.Add(start with { Offset = start.Offset + postings.BlockPositionOffsets[i] });
                _expected.Add(block[i]);
            }
        }
        if (_random.Next(3) == 0)
        {
            Flush();
        }
    }

    /// <summary>Reads what was chosen.</summary>
    public void Flush()
    {
        int[] counts = [.. _expected.Select(p => p.Freq)];
        _runs.Read([.. _places], counts, ref _positions);
        int at = 0;
        foreach (ModelPosting posting in _expected)
        {
            Assert.Equal(posting.Positions, _positions[at..(at + posting.Freq)]);
            int after = PositionRuns.After(at, posting.Freq);
            Assert.All(_positions[(at + posting.Freq)..after], p => Assert.Equal(PositionRuns.Filler, p));
            at = after;
        }
        _places.Clear();
        _expected.Clear();
    }
}
