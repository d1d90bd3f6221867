using System.IO;
using System.IO.Compression;

namespace Search.Cli.Commands;

/// <summary>The lines of a file of names; those of a <c>.gz</c> file are unpacked.</summary>
internal static class VariantLines
{
    internal static IEnumerable<string> Read(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using Stream content = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(stream, CompressionMode.Decompress)
            : stream;
        using var reader = new StreamReader(content);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
