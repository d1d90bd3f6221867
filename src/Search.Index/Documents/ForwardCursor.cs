
namespace Search.Indexing;

/// <summary>Steps through documents that can only be found one after another.</summary>
internal abstract class ForwardCursor
{
    /// <summary>The current document.</summary>
    public int DocId { get; protected set; } = -1;

    /// <summary>Steps to the next document.</summary>
    public abstract int NextDoc();

    /// <summary>Steps to the first document at or after another, at least one step.</summary>
    public int Advance(int target)
    {
        int doc;
        do
        {
            doc = NextDoc();
        }
        while (doc < target);
        return doc;
    }

    /// <summary>Positions on a document at or after the current one; whether it has values.</summary>
    public bool AdvanceExact(int target)
    {
        if (DocId < target)
        {
            Advance(target);
        }
        return DocId == target;
    }
}
