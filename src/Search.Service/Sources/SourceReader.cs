using System.IO;
using System.Text;
using System.Threading;

namespace Search.Service;

/// <summary>
/// Reads the records of a set of files in order. A bad record becomes a <see cref="SourceRecord"/> with its reason
/// and never stops the rest; a file that cannot be read to its end (a broken gzip, an I/O error) gives one bad record
/// at the place where it broke.
/// </summary>
public sealed class SourceReader
{
    private const int MaxRawLength = 64 << 10;

    private readonly SourceSet _sources;
    private readonly SourceOptions _options;
    private readonly FieldConversion _conversion;
    private long _finishedBytes;
    private CountingStream? _current;

    /// <summary>A reader over <paramref name="sources"/>.</summary>
    public SourceReader(SourceSet sources, SourceOptions options)
    {
        _sources = sources;
        _options = options;
        _conversion = new FieldConversion(options);
    }

    /// <summary>Bytes of the files, as stored, that were read so far. May be read from another thread.</summary>
    public long BytesRead => Volatile.Read(ref _finishedBytes) + (Volatile.Read(ref _current)?.Count ?? 0);

    /// <summary>
    /// Fields that were left out because the schema does not have them, with the number of records that had each.
    /// </summary>
    public IReadOnlyDictionary<string, long> IgnoredFields => _conversion.Ignored;

    /// <summary>The records, lazily.</summary>
    public IEnumerable<SourceRecord> Read()
    {
        foreach (SourceFile file in _sources.Files)
        {
            if (!TryOpenRaw(file, out Stream? raw, out string problem) || raw is null)
            {
                yield return new SourceRecord(file.Path, 1, null, problem, string.Empty);
                continue;
            }
            using var counting = new CountingStream(raw, leaveOpen: file.Path == SourceSet.StandardInput);
            Volatile.Write(ref _current, counting);
            using Stream content = file.IsCompressed
                ? new GzipSourceStream(counting)
                : counting;
            IEnumerable<SourceRecord> records = file.Format switch
            {
                SourceFormat.ArticleText => ReadArticle(file, content),
                SourceFormat.Csv => ReadCsv(file, content),
                _ => ReadJsonLines(file, content),
            };
            foreach (SourceRecord record in Guarded(file, records))
            {
                yield return record;
            }
            Volatile.Write(ref _current, null);
            Volatile.Write(ref _finishedBytes, _finishedBytes + counting.Count);
        }
    }

    // An iterator cannot yield inside try/catch: step by hand.
    private static IEnumerable<SourceRecord> Guarded(SourceFile file, IEnumerable<SourceRecord> records)
    {
        using IEnumerator<SourceRecord> steps = records.GetEnumerator();
        long line = 0;
        while (true)
        {
            SourceRecord? broken = null;
            bool more = false;
            try
            {
                more = steps.MoveNext();
            }
            catch (Exception e) when (e is IOException or InvalidDataException or DecoderFallbackException)
            {
                broken = new SourceRecord(file.Path, line + 1, null, $"the file cannot be read further: {e.Message}",
                    "");
            }
            if (more)
            {
                line = steps.Current.Line;
                yield return steps.Current;
                continue;
            }
            if (broken is not null)
            {
                yield return broken;
            }
            yield break;
        }
    }

    private bool TryOpenRaw(SourceFile file, out Stream? stream, out string problem)
    {
        problem = string.Empty;
        if (file.Path == SourceSet.StandardInput)
        {
            stream = _options.StandardInput ?? throw new InvalidOperationException("no standard input was given");
            return true;
        }
        try
        {
            stream = new FileStream(
                file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            stream = null;
            problem = $"the file cannot be opened: {e.Message}";
            return false;
        }
    }

    private IEnumerable<SourceRecord> ReadJsonLines(SourceFile file, Stream content)
    {
        var lines = new Utf8LineReader(content, _options.MaxRecordBytes);
        var parser = new JsonLinesParser(_conversion);
        while (lines.TryRead(out ReadOnlyMemory<byte> line))
        {
            string? error;
            Document? document = null;
            if (lines.IsTooLong)
            {
                error = $"the line is longer than {_options.MaxRecordBytes} bytes";
            }
            else if (line.Span.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }
            else
            {
                document = parser.Parse(line, out error);
            }
            string? raw = document is null ? Shown(line.Span) : null;
            yield return new SourceRecord(file.Path, lines.LineNumber, document, error, raw);
        }
    }

    private IEnumerable<SourceRecord> ReadArticle(SourceFile file, Stream content)
    {
        byte[] bytes = ReadAtMost(content, _options.MaxRecordBytes + 1);
        Document? document = null;
        string? error;
        if (bytes.Length > _options.MaxRecordBytes)
        {
            error = $"the file is longer than {_options.MaxRecordBytes} bytes";
        }
        else if (TryDecode(bytes, out string text, out error))
        {
            _ = ArticleTextParser.TryParse(text, file.BaseName, _options.TimeZone, out document, out error);
        }
        yield return new SourceRecord(file.Path, 1, document, error, document is null ? Shown(bytes) : null);
    }

    private IEnumerable<SourceRecord> ReadCsv(SourceFile file, Stream content)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using var text = new StreamReader(content, strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        foreach (SourceRecord record in new CsvParser(_conversion, file.Path).Read(text))
        {
            yield return record;
        }
    }

    private static bool TryDecode(byte[] bytes, out string text, out string? error)
    {
        ReadOnlySpan<byte> content = bytes;
        if (content.StartsWith("\uFEFF"u8))
        {
            content = content[3..];
        }
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
            error = null;
            return true;
        }
        catch (DecoderFallbackException e)
        {
            text = string.Empty;
            error = $"byte {e.Index + 1} of the file is not UTF-8";
            return false;
        }
    }

    private static byte[] ReadAtMost(Stream stream, int limit)
    {
        using var buffer = new MemoryStream();
        byte[] part = new byte[1 << 16];
        int read;
        while (buffer.Length < limit
            && (read = stream.Read(part, 0, (int)Math.Min(part.Length, limit - buffer.Length))) > 0)
        {
            buffer.Write(part, 0, read);
        }
        return buffer.ToArray();
    }

    private static string Shown(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxRawLength)]);
}
