using Search.Store;

namespace Search.Service;

/// <summary>
/// The open end of a write-ahead log. Records are collected with <see cref="Add"/>, go to the file in one append with
/// <see cref="Append"/>, and are durable after <see cref="Sync"/>. For one thread.
/// </summary>
/// <remarks>
/// After a failed sync nothing is known about the bytes since the last one: the log refuses every further call, and its owner
/// must reopen it. After a failed append the file is cut back to where it was; only when that fails too is the log closed.
/// </remarks>
internal sealed class WriteAheadLog : IDisposable
{
    private const int TombstoneChunkBytes = 1 << 20;

    private readonly Directory _directory;
    private readonly ByteWriter _pending = new(64 << 10);
    private AppendOutput _output;
    private long _startBytes;
    private bool _failed;

    private WriteAheadLog(Directory directory, long generation, AppendOutput output)
    {
        _directory = directory;
        Generation = generation;
        _output = output;
        _startBytes = output.Length;
    }

    /// <summary>The generation that is written to.</summary>
    public long Generation { get; private set; }

    /// <summary>Bytes of the generation that is written to.</summary>
    public long LengthBytes => _output.Length;

    /// <summary>
    /// Bytes that were appended to the generation since it began. Its tombstones do not count: however many there are, they say nothing
    /// of how much a commit would save.
    /// </summary>
    public long GrownBytes => _output.Length - _startBytes;

    /// <summary>True after a failure that closed the log.</summary>
    public bool IsFailed => _failed;

    /// <summary>Begins a new generation after all there are (call after <see cref="LogReader.Replay"/>).</summary>
    public static WriteAheadLog Start(Directory directory, IEnumerable<LogRecord> tombstones)
    {
        List<long> generations = LogReader.Generations(directory);
        long generation = generations.Count == 0 ? 1 : generations[^1] + 1;
        return new WriteAheadLog(directory, generation, Create(directory, generation, tombstones));
    }

    /// <summary>Collects a record for the next append.</summary>
    public void Add(LogRecord record) => LogFormat.Write(_pending, record, Generation);

    /// <summary>Forgets the collected records.</summary>
    public void Discard() => _pending.Clear();

    /// <summary>Appends the collected records.</summary>
    /// <exception cref="System.IO.IOException">The disk failed; nothing of them is in the log unless <see cref="IsFailed"/>.</exception>
    public void Append()
    {
        ThrowIfFailed();
        long before = _output.Length;
        try
        {
            _output.Append(_pending.Written);
        }
        catch (System.IO.IOException)
        {
            CutBack(before);
            throw;
        }
        finally
        {
            _pending.Clear();
        }
    }

    /// <summary>Makes every appended record durable.</summary>
    public void Sync()
    {
        ThrowIfFailed();
        try
        {
            _output.Sync();
        }
        catch (System.IO.IOException)
        {
            _failed = true;
            throw;
        }
    }

    /// <summary>
    /// Syncs the generation and begins the next, whose first records are the tombstones that still hold. Called before a commit is prepared.
    /// </summary>
    /// <exception cref="System.IO.IOException">The disk failed or is full. Unless <see cref="IsFailed"/> nothing has changed: the log goes
    /// on in its generation, and rolls when there is room again.</exception>
    public void Roll(IEnumerable<LogRecord> tombstones)
    {
        Sync();
        try
        {
            AppendOutput next = Create(_directory, Generation + 1, tombstones);
            _output.Dispose();
            _output = next;
            _startBytes = next.Length;
            Generation++;
        }
        catch (System.IO.IOException)
        {
            Forget(Generation + 1);
            throw;
        }
    }

    /// <summary>
    /// Deletes the generations before the one that is written to. Called only after a commit that holds their records is durable: renamed,
    /// and its directory synced. Before the first such commit of this process they hold records that were replayed.
    /// </summary>
    public void DeleteOldGenerations()
    {
        foreach (long generation in LogReader.Generations(_directory))
        {
            if (generation < Generation)
            {
                // One after the other: a power cut that brought back one generation and not the next would leave a gap.
                _directory.DeleteFile(LogFormat.FileName(generation));
                _directory.SyncMetaData();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    private static AppendOutput Create(Directory directory, long generation, IEnumerable<LogRecord> tombstones)
    {
        AppendOutput output = directory.OpenAppend(LogFormat.FileName(generation));
        try
        {
            output.Append(LogFormat.Header(generation));
            output.Sync();
            directory.SyncMetaData();
            var writer = new ByteWriter();
            foreach (LogRecord tombstone in tombstones)
            {
                LogFormat.Write(writer, tombstone, generation);
                if (writer.Length >= TombstoneChunkBytes)
                {
                    output.Append(writer.Written);
                    writer.Clear();
                }
            }
            output.Append(writer.Written);
            if (output.Length > LogFormat.HeaderBytes)
            {
                output.Sync();
            }
            return output;
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    // What is left of a generation must be gone for good before the one before it grows: replay takes only the last for torn.
    private void Forget(long generation)
    {
        try
        {
            if (LogReader.Generations(_directory).Contains(generation))
            {
                _directory.DeleteFile(LogFormat.FileName(generation));
                _directory.SyncMetaData();
            }
        }
        catch (System.IO.IOException)
        {
            _failed = true;
        }
    }

    private void CutBack(long length)
    {
        try
        {
            _output.Truncate(length);
        }
        catch (System.IO.IOException)
        {
            _failed = true;
        }
    }

    private void ThrowIfFailed()
    {
        if (_failed)
        {
            throw new System.IO.IOException($"the log {_output.Name} is closed after a failure of the disk");
        }
    }
}
