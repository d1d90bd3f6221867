using System.Text;
using Search.Codecs;

namespace Search.Queries;

/// <summary>The occurrences of a term.</summary>
internal sealed class TermIntervals : IntervalSource
{
    private readonly byte[] _term;
    private readonly string _text;

    internal TermIntervals(string term)
    {
        _text = term;
        _term = Encoding.UTF8.GetBytes(term);
    }

    /// <inheritdoc/>
    public override int MinExtent => 1;

    /// <inheritdoc/>
    internal override bool IsSingle => true;

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <inheritdoc/>
    internal override IntervalReader? GetReader(IntervalLeaf leaf) =>
        leaf.Postings(leaf.Field, _term, leaf.Flags) is { } postings ? new Reader(postings) : null;

    private sealed class Reader(PostingsEnum postings) : IntervalReader(postings)
    {
        internal override void Read()
        {
            Intervals.Clear();
            for (int i = postings.Freq; i > 0; i--)
            {
                int at = postings.NextPosition();
                // Several tokens may stand at one position.
                if (Intervals.Count == 0 || at > Intervals[^1].Start)
                {
                    Intervals.Add(new Interval(at, at, 0, postings.StartOffset, postings.EndOffset));
                }
            }
        }
    }
}
