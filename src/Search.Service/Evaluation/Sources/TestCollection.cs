using System.Globalization;
using System.IO;
using System.Text;

namespace Search.Service;

/// <summary>
/// A test collection: a folder with <c>corpus.jsonl</c> (or <c>corpus.jsonl.gz</c>), <c>queries.tsv</c> (id, text) and
/// <c>qrels.tsv</c> (query, document, grade).
/// </summary>
public sealed class TestCollection
{
    private static readonly string[] CorpusNames = ["corpus.jsonl", "corpus.jsonl.gz"];

    private TestCollection(
        string name,
        string corpusPath,
        IReadOnlyList<KeyValuePair<string, string>> queries,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> judgements)
    {
        Name = name;
        CorpusPath = corpusPath;
        Queries = queries;
        Judgements = judgements;
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>Path of the corpus.</summary>
    public string CorpusPath { get; }

    /// <summary>Id and text of the queries that have a relevant document, in file order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Queries { get; }

    /// <summary>Grades by query id and document id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Judgements { get; }

    /// <summary>Reads queries and judgements.</summary>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="FormatException">A line is not of the form; names file and line.</exception>
    public static TestCollection Open(string folder)
    {
        string corpus = CorpusNames
            .Select(n => Path.Join(folder, n)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{folder}: no corpus.jsonl or corpus.jsonl.gz");
        var judgements = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach ((string[] cells, string place) in Rows(Path.Join(folder, "qrels.tsv"), 3))
        {
            if (!int.TryParse(cells[2], CultureInfo.InvariantCulture, out int grade))
            {
                throw new FormatException($"{place}: the grade \"{cells[2]}\" is not a whole number");
            }
            if (!judgements.TryGetValue(cells[0], out Dictionary<string, int>? grades))
            {
                judgements.Add(cells[0], grades = new Dictionary<string, int>(StringComparer.Ordinal));
            }
            grades[cells[1]] = grade;
        }
        var queries = new List<KeyValuePair<string, string>>();
        foreach ((string[] cells, _) in Rows(Path.Join(folder, "queries.tsv"), 2))
        {
            if (judgements.TryGetValue(cells[0], out Dictionary<string, int>? grades) && grades.Values.Any(g => g > 0))
            {
                queries.Add(KeyValuePair.Create(cells[0], cells[1]));
            }
        }
        return new TestCollection(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            corpus,
            queries,
            judgements.ToDictionary(
                j => j.Key, j => (IReadOnlyDictionary<string, int>)j.Value, StringComparer.Ordinal));
    }

    private static IEnumerable<(string[] Cells, string Place)> Rows(string path, int columns)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            string place = string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}");
            string[] cells = line.Split('\t', columns);
            yield return cells.Length == columns
                ? (cells, place)
                : throw new FormatException($"{place}: {cells.Length} columns, {columns} expected");
        }
    }
}
