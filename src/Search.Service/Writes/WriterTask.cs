namespace Search.Service;

/// <summary>Something that runs on the writing thread of an index, between two groups of writes.</summary>
internal abstract class WriterTask
{
    /// <summary>Runs it and answers the caller. A failure of the disk goes to the caller and on.</summary>
    public abstract void Run();

    /// <summary>Answers the caller that it will not run.</summary>
    public abstract void Fail(ServiceError error);
}
