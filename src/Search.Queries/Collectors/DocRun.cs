using Search.Codecs;

namespace Search.Queries;

/// <summary>Documents of a leaf, one after another, among which some may enter the result.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The one after the last.</param>
public readonly record struct DocRun(int Start, int End)
{
    /// <summary>No document.</summary>
    public static DocRun None { get; } = new(DocIdSetIterator.NoMoreDocs, DocIdSetIterator.NoMoreDocs);

    /// <summary>Every document from one on.</summary>
    internal static DocRun From(int start) => new(start, DocIdSetIterator.NoMoreDocs);
}
