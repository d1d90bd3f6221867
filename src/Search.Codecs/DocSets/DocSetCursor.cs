namespace Search.Codecs;

/// <summary>
/// A position in a <see cref="DocSet"/>: the state that doc-values iterators share. Rank is the place of the document
/// in the set.
/// </summary>
internal struct DocSetCursor
{
    private readonly DocSet _set;

    /// <summary>A cursor before the first document.</summary>
    public DocSetCursor(DocSet set)
    {
        _set = set;
        Doc = -1;
        Rank = -1;
    }

    /// <summary>
    /// The current document, -1 before the first, <see cref="DocIdSetIterator.NoMoreDocs"/> after the last.
    /// </summary>
    public int Doc { get; private set; }

    /// <summary>Place of the current document in the set.</summary>
    public int Rank { get; private set; }

    /// <summary>Number of documents in the set.</summary>
    public readonly int Count => _set.Count;

    /// <summary>Steps to the next document.</summary>
    public int NextDoc()
    {
        if (Doc == DocIdSetIterator.NoMoreDocs)
        {
            return Doc;
        }
        int rank = Rank + 1;
        Doc = _set.Next(Doc + 1, rank);
        Rank = rank;
        return Doc;
    }

    /// <summary>Steps to the first document at or after the target.</summary>
    public int Advance(int target)
    {
        Doc = target >= _set.MaxDoc ? DocIdSetIterator.NoMoreDocs : _set.Next(target, -1);
        if (Doc != DocIdSetIterator.NoMoreDocs)
        {
            _set.TryRank(Doc, out int rank);
            Rank = rank;
        }
        return Doc;
    }

    /// <summary>Positions on a document; whether the set has it.</summary>
    public bool AdvanceExact(int target)
    {
        Doc = target;
        bool found = _set.TryRank(target, out int rank);
        // A document outside the set stands before the one that comes next: NextDoc goes on from there.
        Rank = found ? rank : rank - 1;
        return found;
    }
}
