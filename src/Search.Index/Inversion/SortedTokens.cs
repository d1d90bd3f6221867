namespace Search.Indexing;

/// <summary>Tokens being sorted by term: placed one after another where their terms' next places are, then read term by term.</summary>
internal abstract class SortedTokens
{
    /// <summary>Bytes a token takes.</summary>
    public abstract int TokenBytes { get; }

    /// <summary>Makes room.</summary>
    public abstract void Grow(int tokens);

    /// <summary>Puts each token at its term's next place, which moves on; terms whose place is negative are passed over.</summary>
    public abstract void Place(TokenBatch batch, int[] next);

    /// <summary>
    /// Reads tokens of one term from <paramref name="at"/> on as documents, whole ones, at least one; returns where the next begins,
    /// <paramref name="end"/> when the term ends.
    /// </summary>
    public abstract int Read(int at, int end, TermDocuments target);
}
