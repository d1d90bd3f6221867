using System.Globalization;
using System.Text.Json;
using Search.Store;

namespace Search.Service;

/// <summary>
/// Logged writes that could not be applied, set aside in <c>dead-letters.jsonl</c> beside the log: one JSON object a
/// line with the time,
/// the sequence, the id, the reason, and the fields in base64 of <see cref="ValueCodec"/>.
/// </summary>
internal static class DeadLetterFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "dead-letters.jsonl";

    /// <summary>Adds a letter and makes it durable.</summary>
    public static void Add(Directory directory, LogRecord record, string reason)
    {
        using var stream = new System.IO.MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString(
                "time",
                ServiceTime.Moment(record.TimeMicroseconds).UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteNumber("sequence", record.Sequence);
            json.WriteString("id", record.Id);
            json.WriteString("reason", reason);
            json.WriteBase64String("fields", record.EncodedFields ?? []);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        using AppendOutput output = directory.OpenAppend(Name);
        output.Append(stream.ToArray());
        output.Sync();
        directory.SyncMetaData();
    }
}
