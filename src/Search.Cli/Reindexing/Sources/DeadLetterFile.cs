using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Cli.Reindexing;

/// <summary>
/// Failed records as JSON lines: <c>file</c>, <c>line</c>, <c>id</c>, <c>reason</c>, <c>record</c>. Made when the
/// first one comes.
/// </summary>
internal sealed class DeadLetterFile(string path) : IDisposable
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private FileStream? _stream;

    /// <summary>The file, or null when nothing failed.</summary>
    internal string? Path => _stream is null ? null : path;

    /// <summary>Place and reason of the first failure; null when nothing failed.</summary>
    internal string? First { get; private set; }

    internal void Add(string file, long line, string? id, string reason, string record)
    {
        First ??= string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {reason}");
        _stream ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteNumber("line", line);
            if (id is not null)
            {
                json.WriteString("id", id);
            }
            json.WriteString("reason", reason);
            json.WriteString("record", record);
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        _stream.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
        _stream.Flush();
    }

    public void Dispose() => _stream?.Dispose();
}
