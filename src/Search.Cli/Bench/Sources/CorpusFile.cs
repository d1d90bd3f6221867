using System.Globalization;
using System.IO;
using System.IO.Compression;

namespace Search.Cli.Bench;

/// <summary>The files of a benchmark: the corpus, its queries, the dump of the hits.</summary>
internal static class CorpusFile
{
    /// <summary>Opens a corpus, unpacking it when its name ends in <c>.gz</c>.</summary>
    internal static Stream Open(string path)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
    }

    /// <summary>
    /// Type and text of each query: lines <c>TYPE TAB query</c>, blank ones and those after # left out.
    /// </summary>
    /// <exception cref="FormatException">A line has no tab.</exception>
    internal static List<BenchQuery> ReadQueries(string path)
    {
        var queries = new List<BenchQuery>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            string place = string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}");
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            queries.Add(tab > 0
                ? new BenchQuery(line[..tab], line[(tab + 1)..], place)
                : throw new FormatException($"{place}: no tab between the type and the query"));
        }
        return queries;
    }

    /// <summary>Creates the file of the hits.</summary>
    internal static StreamWriter CreateDump(string path) => new(path, append: false);
}
