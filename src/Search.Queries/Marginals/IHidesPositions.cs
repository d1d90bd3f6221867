namespace Search.Queries;

/// <summary>A leaf in which some positions of one document are hidden, for whoever reads a document otherwise than by its postings.</summary>
public interface IHidesPositions
{
    /// <summary>Whether a stretch of a field touches what is hidden.</summary>
    /// <param name="field">The text field.</param>
    /// <param name="start">First position.</param>
    /// <param name="end">Position after the last.</param>
    bool Hides(string field, int start, int end);
}
