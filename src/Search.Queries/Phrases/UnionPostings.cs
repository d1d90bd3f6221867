using Search.Codecs;

namespace Search.Queries;

/// <summary>The postings of several terms of one field as those of one term: their documents, and in each of them all
/// their positions, ascending.</summary>
internal sealed class UnionPostings : PostingsEnum
{
    private static readonly Impact[] s_unbounded = [new Impact(int.MaxValue, 1)];
    private readonly PostingsEnum[] _terms;
    private readonly List<Place> _places = [];
    private int _doc = -1;
    private int _at = -1;
    private bool _read;

    internal UnionPostings(PostingsEnum[] terms) => _terms = terms;

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => _terms.Sum(t => t.Cost);

    /// <inheritdoc/>
    public override int Freq => _terms.Sum(t => t.DocId == _doc ? t.Freq : 0);

    /// <inheritdoc/>
    public override int StartOffset => _places[_at].StartOffset;

    /// <inheritdoc/>
    public override int EndOffset => _places[_at].EndOffset;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Payload => _places[_at].Payload;

    /// <inheritdoc/>
    public override int ImpactLevels => 1;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> BlockDocs => throw NoBlocks();

    /// <inheritdoc/>
    public override ReadOnlySpan<int> BlockFreqs => throw NoBlocks();

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_doc + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        int next = NoMoreDocs;
        foreach (PostingsEnum term in _terms)
        {
            int at = term.DocId;
            next = Math.Min(next, at < target ? term.Advance(target) : at);
        }
        _doc = next;
        _read = false;
        return next;
    }

    /// <inheritdoc/>
    public override int NextPosition()
    {
        if (!_read)
        {
            ReadPlaces();
        }
        return _places[++_at].Position;
    }

    /// <inheritdoc/>
    public override void AdvanceShallow(int target)
    {
    }

    /// <inheritdoc/>
    public override int GetDocIdUpTo(int level) => NoMoreDocs;

    /// <inheritdoc/>
    public override ReadOnlySpan<Impact> GetImpacts(int level) => s_unbounded;

    /// <inheritdoc/>
    public override int AdvanceBlock(int target) => throw NoBlocks();

    private void ReadPlaces()
    {
        _places.Clear();
        foreach (PostingsEnum term in _terms)
        {
            for (int left = term.DocId == _doc ? term.Freq : 0; left > 0; left--)
            {
                int position = term.NextPosition();
                byte[] payload = term.Payload.IsEmpty ? [] : term.Payload.ToArray();
                _places.Add(new Place(position, term.StartOffset, term.EndOffset, payload));
            }
        }
        _places.Sort((a, b) => a.Position.CompareTo(b.Position));
        _at = -1;
        _read = true;
    }

    private static InvalidOperationException NoBlocks() => new("several terms have no blocks");

    private readonly record struct Place(int Position, int StartOffset, int EndOffset, byte[] Payload);
}
