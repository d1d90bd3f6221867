using System.IO;

namespace Search.Service;

/// <summary>One file to read.</summary>
/// <param name="Path">Its path, or <c>-</c> for standard input.</param>
/// <param name="Format">What it holds.</param>
/// <param name="IsCompressed">Whether it is gzip.</param>
/// <param name="Length">Length in bytes as stored; 0 when unknown.</param>
public sealed record SourceFile(string Path, SourceFormat Format, bool IsCompressed, long Length)
{
    /// <summary>The file name without its extensions: the id of an article of text.</summary>
    public string BaseName
    {
        get
        {
            string name = System.IO.Path.GetFileName(Path);
            name = IsCompressed ? System.IO.Path.GetFileNameWithoutExtension(name) : name;
            return System.IO.Path.GetFileNameWithoutExtension(name);
        }
    }

    /// <summary>Recognises a file by its extensions; null when it is of no known kind.</summary>
    internal static SourceFile? Recognise(FileInfo file, string shownPath)
    {
        string name = file.Name;
        bool compressed = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        string inner = compressed ? name[..^3] : name;
        SourceFormat? format = System.IO.Path.GetExtension(inner) switch
        {
            string e when e.Equals(".txt", StringComparison.OrdinalIgnoreCase) => SourceFormat.ArticleText,
            string e when e.Equals(".jsonl", StringComparison.OrdinalIgnoreCase) => SourceFormat.JsonLines,
            string e when e.Equals(".ndjson", StringComparison.OrdinalIgnoreCase) => SourceFormat.JsonLines,
            string e when e.Equals(".csv", StringComparison.OrdinalIgnoreCase) => SourceFormat.Csv,
            _ => null,
        };
        return format is { } known ? new SourceFile(shownPath, known, compressed, file.Length) : null;
    }
}
