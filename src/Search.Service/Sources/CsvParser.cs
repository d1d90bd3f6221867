using System.Globalization;
using System.IO;
using CsvHelper;
using CsvHelper.Configuration;

namespace Search.Service;

/// <summary>
/// Comma-separated values (RFC 4180) with a header row that names the fields; a column <c>id</c> is required, empty
/// cells are no value, lists are split at semicolons.
/// </summary>
internal sealed class CsvParser
{
    private readonly FieldConversion _conversion;
    private readonly string _file;

    internal CsvParser(FieldConversion conversion, string file)
    {
        _conversion = conversion;
        _file = file;
    }

    /// <summary>The records of a table.</summary>
    internal IEnumerable<SourceRecord> Read(TextReader text)
    {
        bool bad = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = _ => bad = true,
            MissingFieldFound = null,
            DetectColumnCountChanges = false,
        };
        using var csv = new CsvReader(text, configuration, leaveOpen: true);
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } header)
        {
            yield break;
        }
        int idColumn = Array.IndexOf(header, "id");
        if (idColumn < 0)
        {
            yield return new SourceRecord(_file, 1, null, "the header row has no column \"id\"",
                string.Join(',', header));
            yield break;
        }
        var present = new HashSet<string>(header, StringComparer.Ordinal);
        while (csv.Read())
        {
            long line = csv.Parser.RawRow;
            string? error = bad ? "a quote stands where none may" : null;
            bad = false;
            Document? document = error is null ? Convert(csv, header, idColumn, present, out error) : null;
            yield return new SourceRecord(
                _file, line, document, error, document is null ? csv.Parser.RawRecord.TrimEnd('\r', '\n') : null);
        }
    }

    private Document? Convert(
        CsvReader csv, string[] header, int idColumn, HashSet<string> present, out string? error)
    {
        error = null;
        string[] cells = csv.Parser.Record ?? [];
        if (cells.Length != header.Length)
        {
            error = $"{cells.Length} cells under {header.Length} columns";
            return null;
        }
        if (cells[idColumn].Length == 0)
        {
            error = "\"id\" is empty";
            return null;
        }
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        for (int i = 0; i < cells.Length; i++)
        {
            if (i == idColumn || cells[i].Length == 0)
            {
                continue;
            }
            if (_conversion.TryFind(header[i], present, out SchemaField? field, out error) && field is not null)
            {
                if (_conversion.FromText(field, cells[i], out error) is not { } value)
                {
                    return null;
                }
                fields[field.Name] = value;
            }
            else if (error is not null)
            {
                return null;
            }
        }
        return new Document { Id = cells[idColumn], Fields = fields };
    }
}
