using Search.Indexing;

namespace Search.Service;

/// <summary>A document of the index, tagged again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sequence">The sequence of the state it was made from.</param>
/// <param name="Mapped">As it is to lie in the index, numbers included.</param>
internal sealed record RetaggedDocument(string Id, long Sequence, IndexDocument Mapped);
