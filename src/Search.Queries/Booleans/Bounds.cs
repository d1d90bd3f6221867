using Search.Codecs;

namespace Search.Queries;

/// <summary>Bounds of a part that may stand past the document at hand, having no match before it.</summary>
internal static class Bounds
{
    /// <summary>Moves the part's bounds to the target or, when it is past it, to where it stands.</summary>
    internal static int AdvanceShallow(Scorer part, int target)
    {
        int doc = part.DocId;
        return doc == DocIdSetIterator.NoMoreDocs ? doc : part.AdvanceShallow(Math.Max(doc, target));
    }

    /// <summary>The part's bound up to a document; 0 when it stands past it.</summary>
    internal static float MaxScore(Scorer part, int upTo) => part.DocId > upTo
        || part.DocId == DocIdSetIterator.NoMoreDocs ? 0 : part.GetMaxScore(upTo);
}
