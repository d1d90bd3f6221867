using Search.Codecs;

namespace Search.Queries;

/// <summary>Occurrences of a term, or of terms at successive positions.</summary>
internal sealed class TermOccurrenceReader : OccurrenceReader
{
    private readonly PostingsEnum[] _postings;
    private readonly ExactPhraseMatcher _matcher;
    private readonly string _space;

    internal TermOccurrenceReader(PostingsEnum[] postings, string space)
    {
        _postings = postings;
        _matcher = new ExactPhraseMatcher(postings, [.. Enumerable.Range(0, postings.Length)]);
        _space = space;
    }

    /// <inheritdoc/>
    public override void Read(int doc, List<Occurrence> into)
    {
        foreach (PostingsEnum postings in _postings)
        {
            int at = postings.DocId;
            if (at < doc)
            {
                at = postings.Advance(doc);
            }
            if (at != doc)
            {
                return;
            }
        }
        _matcher.FindStarts();
        foreach (int start in _matcher.Starts)
        {
            if (start >= 0)
            {
                into.Add(new Occurrence(_space, start));
            }
        }
    }
}
