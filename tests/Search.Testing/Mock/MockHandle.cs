namespace Search.Testing.Mock;

/// <summary>A file open for writing: passes every call through the directory's lock, counters and faults.</summary>
internal sealed class MockHandle(MockDirectory directory, string name, MockFile file)
{
    private bool _closed;

    public int Length
    {
        get
        {
            lock (directory.Gate)
            {
                return file.Length;
            }
        }
    }

    public void Write(MockOperation operation, ReadOnlySpan<byte> bytes)
    {
        lock (directory.Gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            System.IO.IOException? failure = directory.Next(operation, name, this, bytes.Length);
            if (failure is not null)
            {
                // A failing write may leave part of its bytes.
                file.Append(bytes[..(bytes.Length / 2)]);
                throw failure;
            }
            file.Append(bytes);
        }
    }

    public void Sync()
    {
        lock (directory.Gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            Throw(directory.Next(MockOperation.Sync, name, this, 0));
            file.Sync();
        }
    }

    public void Truncate(int length)
    {
        lock (directory.Gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, file.Length);
            ArgumentOutOfRangeException.ThrowIfNegative(length);
            Throw(directory.Next(MockOperation.Truncate, name, this, 0));
            file.Truncate(length);
        }
    }

    public void Close()
    {
        lock (directory.Gate)
        {
            if (!_closed)
            {
                _closed = true;
                file.IsBeingWritten = false;
                directory.Closed(this);
            }
        }
    }

    private static void Throw(System.IO.IOException? failure)
    {
        if (failure is not null)
        {
            throw failure;
        }
    }
}
