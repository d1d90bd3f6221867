namespace Search.Codecs;

/// <summary>
/// Writer of the norms of a segment: <see cref="AddField"/> for each field, then <see cref="Finish"/>.
/// </summary>
public abstract class NormsConsumer : IDisposable
{
    /// <summary>Writes a field: ascending documents and their norms, one each.</summary>
    public abstract void AddField(FieldInfo field, ReadOnlySpan<int> docs, ReadOnlySpan<long> norms);

    /// <summary>Writes the footers.</summary>
    public abstract void Finish();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the files.</summary>
    protected abstract void Dispose(bool disposing);
}
