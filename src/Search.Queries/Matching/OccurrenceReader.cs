namespace Search.Queries;

/// <summary>Reads where a query occurs in documents, ascending: for scores that look at distances.</summary>
public abstract class OccurrenceReader
{
    /// <summary>Adds the start positions in a document (at or after every earlier one), with the field they are counted
    /// in.</summary>
    public abstract void Read(int doc, List<Occurrence> into);
}
