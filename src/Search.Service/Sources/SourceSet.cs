using System.IO;

namespace Search.Service;

/// <summary>
/// The files that a list of sources names, in a fixed order, so that a resumed run sees the same records.
/// </summary>
public sealed class SourceSet
{
    /// <summary>The source that stands for standard input.</summary>
    public const string StandardInput = "-";

    private SourceSet(IReadOnlyList<SourceFile> files, IReadOnlyList<string> skipped)
    {
        Files = files;
        Skipped = skipped;
        TotalBytes = files.Sum(f => f.Length);
    }

    /// <summary>The files, folders walked in ordinal order of paths.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Files with other extensions.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <summary>Bytes of all files as stored.</summary>
    public long TotalBytes { get; }

    /// <summary>Finds the files.</summary>
    /// <exception cref="FileNotFoundException">A source does not exist.</exception>
    /// <exception cref="ArgumentException">A source that is named itself, not found in a folder, is of no known
    /// kind.</exception>
    public static SourceSet Find(IEnumerable<string> sources, SourceFormat standardInputFormat = SourceFormat.JsonLines)
    {
        var files = new List<SourceFile>();
        var skipped = new List<string>();
        foreach (string source in sources)
        {
            if (source == StandardInput)
            {
                files.Add(new SourceFile(source, standardInputFormat, IsCompressed: false, Length: 0));
            }
            else if (System.IO.Directory.Exists(source))
            {
                AddFolder(source, files, skipped);
            }
            else if (File.Exists(source))
            {
                files.Add(SourceFile.Recognise(new FileInfo(source), source)
                    ?? throw new ArgumentException(
                        $"{source}: not one of .txt, .jsonl, .ndjson, .csv, each also with .gz behind it"));
            }
            else
            {
                throw new FileNotFoundException($"{source}: no such file or folder", source);
            }
        }
        return new SourceSet(files, skipped);
    }

    private static void AddFolder(string folder, List<SourceFile> files, List<string> skipped)
    {
        string[] paths = System.IO.Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (SourceFile.Recognise(new FileInfo(path), path) is { } file)
            {
                files.Add(file);
            }
            else
            {
                skipped.Add(path);
            }
        }
    }
}
