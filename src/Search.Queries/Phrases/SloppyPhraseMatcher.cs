using Search.Codecs;

namespace Search.Queries;

/// <summary>Terms near their places: the sum of 1 / (1 + distance) over the matches, added in single
/// precision.</summary>
internal sealed class SloppyPhraseMatcher : PhraseMatcher
{
    private readonly SloppyAlignment _alignment;
    private readonly PositionBuffer[] _buffers;

    internal SloppyPhraseMatcher(PostingsEnum[] postings, SloppyAlignment alignment)
        : base(postings)
    {
        _alignment = alignment;
        _buffers = [.. postings.Select(_ => new PositionBuffer())];
    }

    /// <inheritdoc/>
    internal override bool IsBoundByTerms => false;

    /// <inheritdoc/>
    internal override float Freq()
    {
        for (int i = 0; i < Postings.Length; i++)
        {
            _buffers[i].Read(Postings[i]);
        }
        float freq = 0;
        if (_alignment.Start(_buffers))
        {
            while (_alignment.NextMatch())
            {
                freq += 1f / (1f + _alignment.MatchLength);
            }
        }
        return freq;
    }
}
