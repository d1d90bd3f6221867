namespace Search.Queries;

/// <summary>A second look at the matches in one leaf. For one thread; documents come in rising order.</summary>
public abstract class LeafMatchCheck
{
    /// <summary>Whether a document that the terms found is a match.</summary>
    /// <param name="doc">The document's id in the leaf.</param>
    public abstract bool Accepts(int doc);
}
