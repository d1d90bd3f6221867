using Search.Codecs;

namespace Search.Queries;

/// <summary>Occurrences of a term as matches of a query.</summary>
internal static class TermMatches
{
    /// <summary>Adds an entry for each occurrence in the current document, or one without places when the field stores
    /// none.</summary>
    internal static void Add(
        Query query, string field, byte[] term, PostingsEnum postings, ICollection<QueryMatch> into)
    {
        for (int i = postings.Freq; i > 0; i--)
        {
            int position = postings.NextPosition();
            if (position < 0)
            {
                into.Add(new QueryMatch(query, field, term, -1, -1, -1, -1, default));
                return;
            }
            into.Add(new QueryMatch(
                query,
                field,
                term,
                position,
                position + 1,
                postings.StartOffset,
                postings.EndOffset,
                postings.Payload.ToArray()));
        }
    }
}
