using Search.Queries;

namespace Search.Variants.Matching;

/// <summary>
/// A phrase with gaps reports its words one by one; the words of one occurrence become one stretch. Mentions in a
/// phrase stay as they are: each is quoted for itself.
/// </summary>
internal static class SlotRuns
{
    public static IEnumerable<QueryMatch> Merge(List<QueryMatch> matches)
    {
        for (int i = 0; i < matches.Count;)
        {
            QueryMatch first = matches[i];
            int slots = first.Query is SlotPhraseQuery phrase ? phrase.Slots.Count : 1;
            List<QueryMatch> run = matches.GetRange(i, Math.Min(slots, matches.Count - i));
            i += run.Count;
            bool isOfWords = run.TrueForAll(match =>
                ReferenceEquals(match.Query, first.Query) && match.StartOffset >= 0);
            if (run.Count == 1 || !isOfWords)
            {
                foreach (QueryMatch match in run)
                {
                    yield return match;
                }
                continue;
            }
            yield return first with
            {
                StartPosition = run.Min(static match => match.StartPosition),
                EndPosition = run.Max(static match => match.EndPosition),
                StartOffset = run.Min(static match => match.StartOffset),
                EndOffset = run.Max(static match => match.EndOffset),
            };
        }
    }
}
