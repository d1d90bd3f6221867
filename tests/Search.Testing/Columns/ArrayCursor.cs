using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>Steps through an array of documents; the base of the array-backed doc values.</summary>
internal struct ArrayCursor(int[] docs)
{
    /// <summary>Place of the current document in the array.</summary>
    public int Place { get; private set; } = -1;

    /// <summary>The current document.</summary>
    public readonly int Doc =>
        Place < 0 ? -1 : Place < docs.Length ? docs[Place] : DocIdSetIterator.NoMoreDocs;

    /// <summary>Number of documents.</summary>
    public readonly int Count => docs.Length;

    /// <summary>Steps on.</summary>
    public int NextDoc()
    {
        Place = Math.Min(Place + 1, docs.Length);
        return Doc;
    }

    /// <summary>Steps to the first document at or after the target.</summary>
    public int Advance(int target)
    {
        while (NextDoc() < target)
        {
        }
        return Doc;
    }

    /// <summary>Whether the array has the document; positions on it.</summary>
    public bool AdvanceExact(int target)
    {
        int found = Array.BinarySearch(docs, target);
        Place = found >= 0 ? found : ~found - 1;
        return found >= 0;
    }
}
