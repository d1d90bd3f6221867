namespace Search.Store;

/// <summary>A log open for appending. Appended bytes are durable after <see cref="Sync"/> returns, not before.</summary>
public abstract class AppendOutput : IDisposable
{
    /// <summary>The file's name.</summary>
    public abstract string Name { get; }

    /// <summary>Length of the file in bytes, appended bytes included.</summary>
    public abstract long Length { get; }

    /// <summary>Appends bytes. They reach the operating system at once: nothing is buffered in the process.</summary>
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Makes every appended byte durable.</summary>
    public abstract void Sync();

    /// <summary>Cuts the file at <paramref name="length"/> bytes (a torn record at the end of a log after a crash).</summary>
    public abstract void Truncate(long length);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file without syncing it.</summary>
    protected abstract void Dispose(bool disposing);
}
