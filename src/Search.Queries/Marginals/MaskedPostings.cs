using Search.Codecs;

namespace Search.Queries;

/// <summary>The postings of a term in the one document of a masked leaf, without the occurrences that are hidden there.</summary>
internal sealed class MaskedPostings : PostingsEnum
{
    /// <summary>Says nothing about what a score can be: no occurrence is more, no field is shorter.</summary>
    private static readonly Impact[] s_unbounded = [new(int.MaxValue, 1)];

    private readonly List<Occurrence> _occurrences = [];
    private readonly int[] _docs = new int[1];
    private readonly int[] _freqs = new int[1];
    private int _doc = -1;
    private int _at = -1;

    internal MaskedPostings(PostingsEnum inner, MaskedLeafReader leaf, AlignedField field)
    {
        _docs[0] = inner.Advance(leaf.Doc) == leaf.Doc ? leaf.Doc : NoMoreDocs;
        if (_docs[0] == NoMoreDocs)
        {
            return;
        }
        int freq = inner.Freq;
        for (int i = 0; i < freq; i++)
        {
            int position = inner.NextPosition();
            if (position < 0)
            {
                // A field without positions has no places to hide.
                _freqs[0] = freq;
                return;
            }
            int end = position + (field.LengthInPayload ? Math.Max(1, MentionLength.Read(inner.Payload)) : 1);
            if (!leaf.Hides(field.TextField, position, end))
            {
                _occurrences.Add(
                    new Occurrence(position, inner.StartOffset, inner.EndOffset, inner.Payload.ToArray()));
            }
        }
        _freqs[0] = _occurrences.Count;
        if (_occurrences.Count == 0)
        {
            _docs[0] = NoMoreDocs;
        }
    }

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => 1;

    /// <inheritdoc/>
    public override int Freq => _freqs[0];

    /// <inheritdoc/>
    public override int StartOffset => _occurrences[_at].StartOffset;

    /// <inheritdoc/>
    public override int EndOffset => _occurrences[_at].EndOffset;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Payload => _occurrences[_at].Payload;

    /// <inheritdoc/>
    public override int ImpactLevels => 1;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> BlockDocs => _docs;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> BlockFreqs => _freqs;

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_doc + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        _doc = target <= _docs[0] ? _docs[0] : NoMoreDocs;
        _at = -1;
        return _doc;
    }

    /// <inheritdoc/>
    public override int NextPosition() => _occurrences.Count == 0 ? -1 : _occurrences[++_at].Position;

    /// <inheritdoc/>
    public override void AdvanceShallow(int target)
    {
    }

    /// <inheritdoc/>
    public override int GetDocIdUpTo(int level) => NoMoreDocs;

    /// <inheritdoc/>
    public override ReadOnlySpan<Impact> GetImpacts(int level) => s_unbounded;

    /// <inheritdoc/>
    public override int AdvanceBlock(int target) => target <= _docs[0] && _docs[0] != NoMoreDocs ? 1 : 0;

    private readonly record struct Occurrence(int Position, int StartOffset, int EndOffset, byte[] Payload);
}
