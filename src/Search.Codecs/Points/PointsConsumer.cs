namespace Search.Codecs;

/// <summary>Writer of the points of a segment: each field with points once, then <see cref="Finish"/>.</summary>
public abstract class PointsConsumer : IDisposable
{
    /// <summary>Writes a field's points, in any order. A field without points is left out.</summary>
    public abstract void AddField(FieldInfo field, PointBuffer points);

    /// <summary>Writes the points of a field of one dimension, which come by ascending value, then document.</summary>
    public abstract void AddSortedField(FieldInfo field, PointCursor points);

    /// <summary>Writes what ends the files.</summary>
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
