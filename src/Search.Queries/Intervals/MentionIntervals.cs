using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Occurrences whose length in positions is in their payload.</summary>
internal sealed class MentionIntervals(Term term) : IntervalSource
{
    /// <inheritdoc/>
    public override int MinExtent => 1;

    /// <inheritdoc/>
    public override string ToString() => $"mention({term})";

    /// <inheritdoc/>
    internal override IntervalReader? GetReader(IntervalLeaf leaf) =>
        leaf.Postings(term.Field, term.Bytes, leaf.Flags | PostingsFlags.Payloads) is { } postings
            ? new Reader(postings)
            : null;

    private sealed class Reader(PostingsEnum postings) : IntervalReader(postings)
    {
        internal override void Read()
        {
            Intervals.Clear();
            for (int i = postings.Freq; i > 0; i--)
            {
                int at = postings.NextPosition();
                int length = MentionLength.Read(postings.Payload);
                Intervals.Add(new Interval(at, at + length - 1, 0, postings.StartOffset, postings.EndOffset));
            }
            KeepMinimal();
        }
    }
}
