using System.Buffers.Binary;
using System.Globalization;
using Search.Store;

namespace Search.Service;

/// <summary>
/// Bytes of the write-ahead log. One file a generation, <c>wal-GENERATION.log</c> (16 hex digits), append-only:
/// <code>
/// file    = header, record*
/// header  = "SWAL" version:int32 generation:int64 crc:uint32          crc over the bytes before it
/// record  = length:int32 check:uint32 payload                         length of the payload, never 0
/// payload = operation:byte sequence:vLong version:zLong time:zLong id:string stream:string [opId:vLong] [fields]
/// </code>
/// Integers are big-endian. <c>check</c> is the CRC-32 of the payload, mixed with the generation so that bytes of another
/// generation are never taken for records of this one. <c>opId</c> is there when the stream is not empty, the fields
/// (<see cref="ValueCodec"/>) when the operation is a write.
/// What is assumed of the disk: bytes that were synced stay; bytes that were not may be lost, cut, zeroed or garbled.
/// The header is synced, with the name of its file, before the first record is appended, so only the end of the last generation can be
/// torn; a bad byte anywhere else is damage and is reported, not skipped.
/// </summary>
internal static class LogFormat
{
    /// <summary>Version of the format.</summary>
    public const int Version = 1;

    /// <summary>Bytes of a header.</summary>
    public const int HeaderBytes = 20;

    /// <summary>Bytes of a record before its payload.</summary>
    public const int FrameBytes = 8;

    /// <summary>Most bytes of a payload: far over the largest document, far under what would hurt.</summary>
    public const int MaxPayloadBytes = 64 << 20;

    private const uint Magic = 0x5357414C;
    private const string Prefix = "wal-";
    private const string Suffix = ".log";

    /// <summary>The name of a generation's file.</summary>
    public static string FileName(long generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{generation:x16}{Suffix}");

    /// <summary>The generation of a file; false when it is no log.</summary>
    public static bool TryParse(string name, out long generation)
    {
        generation = 0;
        return name.Length == Prefix.Length + 16 + Suffix.Length
            && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
            && long.TryParse(
                name.AsSpan(Prefix.Length, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out generation);
    }

    /// <summary>The header of a generation.</summary>
    public static byte[] Header(long generation)
    {
        byte[] bytes = new byte[HeaderBytes];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Magic);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), Version);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), generation);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(16), (uint)Checksums.Crc32(bytes.AsSpan(0, 16)));
        return bytes;
    }

    /// <summary>Whether the bytes begin with the header of that generation.</summary>
    public static bool HasHeader(ReadOnlySpan<byte> file, long generation) =>
        file.Length >= HeaderBytes && file[..HeaderBytes].SequenceEqual(Header(generation));

    /// <summary>The check word of a payload.</summary>
    public static uint Check(ReadOnlySpan<byte> payload, long generation) =>
        (uint)Checksums.Crc32(payload) ^ unchecked((uint)generation * 2654435761u);

    /// <summary>Appends a record with its frame.</summary>
    public static void Write(ByteWriter writer, LogRecord record, long generation)
    {
        int frame = writer.Length;
        writer.WriteInt64(0);
        writer.WriteByte((byte)record.Operation);
        writer.WriteVLong(record.Sequence);
        writer.WriteZLong(record.Version);
        writer.WriteZLong(record.TimeMicroseconds);
        writer.WriteString(record.Id);
        writer.WriteString(record.StreamId);
        if (record.StreamId.Length > 0)
        {
            writer.WriteVLong(record.OpId);
        }
        if (record.Operation == LogOperation.Write)
        {
            writer.WriteBytes(record.EncodedFields
                ?? throw new ArgumentException("a write without fields", nameof(record)));
        }
        ReadOnlySpan<byte> payload = writer.Written[(frame + FrameBytes)..];
        uint check = Check(payload, generation);
        writer.PatchInt32(frame, payload.Length);
        writer.PatchInt32(frame + 4, unchecked((int)check));
    }

    /// <summary>Reads a payload whose check word held.</summary>
    /// <exception cref="CorruptIndexException">It is not a record of this version.</exception>
    public static LogRecord ReadPayload(ReadOnlySpan<byte> payload, string file, long offset)
    {
        var cursor = new ByteCursor(payload, file, offset);
        var operation = (LogOperation)cursor.ReadByte();
        if (!Enum.IsDefined(operation))
        {
            throw new CorruptIndexException(file, offset, "an operation", $"{(byte)operation}");
        }
        long sequence = cursor.ReadVLong();
        long version = cursor.ReadZLong();
        long time = cursor.ReadZLong();
        string id = cursor.ReadString();
        string stream = cursor.ReadString();
        var record = new LogRecord
        {
            Sequence = sequence,
            Operation = operation,
            Id = id,
            Version = version,
            TimeMicroseconds = time,
            StreamId = stream,
            OpId = stream.Length > 0 ? cursor.ReadVLong() : 0,
        };
        return operation == LogOperation.Write
            ? record with { EncodedFields = cursor.ReadBytes((int)cursor.Remaining).ToArray() }
            : record;
    }
}
