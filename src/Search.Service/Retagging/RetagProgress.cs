using System.Threading;

namespace Search.Service;

/// <summary>How far a retagging has come. Thread-safe.</summary>
public sealed class RetagProgress
{
    private long _found;
    private long _done;
    private long _failed;

    /// <summary>Documents that are to be tagged again, as far as they were looked for.</summary>
    public long FoundDocuments => Interlocked.Read(ref _found);

    /// <summary>Documents done.</summary>
    public long DoneDocuments => Interlocked.Read(ref _done);

    /// <summary>Documents that could not be analysed and stay as they were.</summary>
    public long FailedDocuments => Interlocked.Read(ref _failed);

    internal void Found(long documents) => Interlocked.Add(ref _found, documents);

    internal void Done(long documents) => Interlocked.Add(ref _done, documents);

    internal void Failed() => Interlocked.Increment(ref _failed);
}
