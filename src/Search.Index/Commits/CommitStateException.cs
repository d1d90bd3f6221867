namespace Search.Indexing;

/// <summary>A commit was prepared twice, or while another was waiting to be finished.</summary>
public sealed class CommitStateException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    public CommitStateException()
        : base("a commit is prepared already; finish it or roll back first")
    {
    }
}
