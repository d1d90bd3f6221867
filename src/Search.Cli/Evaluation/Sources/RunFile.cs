using System.Globalization;
using System.IO;

namespace Search.Cli.Evaluation;

/// <summary>Rankings in the form of TREC: <c>qid Q0 docid rank score profile</c>.</summary>
internal sealed class RunFile(string path) : IDisposable
{
    private readonly StreamWriter _writer = new(path, append: false);

    internal void Add(string query, string document, int rank, float score, string profile) =>
        _writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{query} Q0 {document} {rank} {score:R} {profile}"));

    public void Dispose() => _writer.Dispose();
}
