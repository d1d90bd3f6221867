using System.Buffers.Binary;
using Search.Store;

namespace Search.Service;

/// <summary>Reads the generations of a write-ahead log back, in order, and cuts the torn end of the last one.</summary>
internal static class LogReader
{
    /// <summary>The generations there are, oldest first.</summary>
    public static List<long> Generations(Directory directory)
    {
        var generations = new List<long>();
        foreach (string name in directory.ListAll())
        {
            if (LogFormat.TryParse(name, out long generation))
            {
                generations.Add(generation);
            }
        }
        generations.Sort();
        return generations;
    }

    /// <summary>
    /// Hands every record to <paramref name="visit"/>, oldest first, then makes the log end at the last good record: a torn end is cut and
    /// the cut synced.
    /// </summary>
    /// <returns>Bytes that were cut.</returns>
    /// <exception cref="CorruptIndexException">A record is bad that had been synced, or the sequence has a gap.</exception>
    public static long Replay(Directory directory, Action<LogRecord> visit) => Read(directory, visit, isCut: true);

    /// <summary>Reads as <see cref="Replay"/> does; only counts the bytes of a torn end unless they are to be cut.</summary>
    public static long Read(Directory directory, Action<LogRecord> visit, bool isCut)
    {
        List<long> generations = Generations(directory);
        long last = 0;
        long cut = 0;
        for (int i = 0; i < generations.Count; i++)
        {
            string name = LogFormat.FileName(generations[i]);
            bool isLast = i == generations.Count - 1;
            long length;
            long end;
            using (IndexInput input = directory.OpenInput(name))
            {
                length = input.Length;
                end = ReadGeneration(input, generations[i], isLast, visit, ref last);
            }
            // A file without its header goes away even when it is empty: it must not lie before a later generation.
            if (end < length || end == 0)
            {
                cut += length - end;
                if (isCut)
                {
                    Cut(directory, name, end);
                }
            }
        }
        return cut;
    }

    // Returns the offset after the last good record; 0 when not even the header is there.
    private static long ReadGeneration(
        IndexInput input, long generation, bool isLast, Action<LogRecord> visit, ref long last)
    {
        string name = input.Resource;
        long length = input.Length;
        int head = (int)Math.Min(length, LogFormat.HeaderBytes);
        if (!LogFormat.HasHeader(input.Span(0, head), generation))
        {
            return isLast && length <= LogFormat.HeaderBytes
                ? 0
                : throw new CorruptIndexException(name, 0, "the header of a log", "other bytes");
        }
        long offset = LogFormat.HeaderBytes;
        while (offset < length)
        {
            if (!TryFrame(input, offset, generation, out ReadOnlySpan<byte> payload))
            {
                return isLast
                    ? offset
                    : throw new CorruptIndexException(name, offset, "a whole record", "a torn or changed one");
            }
            LogRecord record = LogFormat.ReadPayload(payload, name, offset + LogFormat.FrameBytes);
            CheckOrder(record, name, offset, ref last);
            visit(record);
            offset += LogFormat.FrameBytes + payload.Length;
        }
        return offset;
    }

    private static bool TryFrame(IndexInput input, long offset, long generation, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        long left = input.Length - offset - LogFormat.FrameBytes;
        if (left < 0)
        {
            return false;
        }
        ReadOnlySpan<byte> frame = input.Span(offset, LogFormat.FrameBytes);
        int length = BinaryPrimitives.ReadInt32BigEndian(frame);
        if (length <= 0 || length > LogFormat.MaxPayloadBytes || length > left)
        {
            return false;
        }
        payload = input.Span(offset + LogFormat.FrameBytes, length);
        return LogFormat.Check(payload, generation) == BinaryPrimitives.ReadUInt32BigEndian(frame[4..]);
    }

    private static void CheckOrder(LogRecord record, string name, long offset, ref long last)
    {
        if (record.Operation == LogOperation.Tombstone)
        {
            return;
        }
        if (last != 0 && record.Sequence != last + 1)
        {
            throw new CorruptIndexException(name, offset, $"sequence {last + 1}", $"sequence {record.Sequence}");
        }
        last = record.Sequence;
    }

    private static void Cut(Directory directory, string name, long end)
    {
        if (end == 0)
        {
            directory.DeleteFile(name);
            directory.SyncMetaData();
            return;
        }
        using AppendOutput output = directory.OpenAppend(name);
        output.Truncate(end);
        output.Sync();
    }
}
