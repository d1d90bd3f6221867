namespace Search.Service;

/// <summary>Something that runs on the writing thread of an index, between two groups of writes.</summary>
internal abstract class WriterTask
{
    /// <summary>
    /// Runs it and answers the caller. A refusal (<see cref="ServiceException"/>) is his answer too; every other failure ends
    /// the writing: it is thrown on, and the caller is answered by <see cref="Fail"/>.
    /// </summary>
    public abstract void Run();

    /// <summary>Answers the caller, unless that is done, that it failed or will not run.</summary>
    public abstract void Fail(ServiceError error);
}
