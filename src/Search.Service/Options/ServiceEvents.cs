namespace Search.Service;

/// <summary>
/// What a service tells its host, for logs and metrics. Called from any thread; must not throw or block.
/// </summary>
public class ServiceEvents
{
    /// <summary>An index was opened.</summary>
    /// <param name="index">Its name.</param>
    /// <param name="replayed">Records replayed from the log.</param>
    /// <param name="cutBytes">Bytes cut from the torn end of the log.</param>
    public virtual void IndexOpened(string index, long replayed, long cutBytes)
    {
    }

    /// <summary>An index could not be opened; the others were.</summary>
    public virtual void OpenFailed(string index, Exception cause)
    {
    }

    /// <summary>An index is analysed again, because its fingerprint is another.</summary>
    public virtual void IndexRebuilt(string index, long documents)
    {
    }

    /// <summary>A logged write could not be applied and was set aside.</summary>
    public virtual void DeadLetter(string index, string id, long sequence, string reason)
    {
    }

    /// <summary>An index committed.</summary>
    public virtual void Committed(string index, long sequence)
    {
    }

    /// <summary>There was no room to commit; writing goes on, and the commit is tried again.</summary>
    public virtual void CommitPostponed(string index, Exception cause)
    {
    }

    /// <summary>A long operation ended with a failure that no request is to blame for.</summary>
    public virtual void OperationFailed(string operation, Exception cause)
    {
    }

    /// <summary>The variant set that was served does not fit the data of this version; the base is served.</summary>
    public virtual void VariantSetDropped(string reason)
    {
    }

    /// <summary>The disk failed under an index; it takes no more writes.</summary>
    public virtual void StorageFailed(string index, Exception cause)
    {
    }
}
