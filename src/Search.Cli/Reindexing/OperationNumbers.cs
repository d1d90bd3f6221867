using System.Security.Cryptography;
using System.Text;
using Search.Service;

namespace Search.Cli.Reindexing;

/// <summary>
/// Names and numbers that make a run resumable. The stream's name comes from the sources and the index, so that a
/// second run over the same files finds what the first one did. An op_id holds the number of the run above the place
/// of the record: a new run writes everything again, a resumed one goes on behind the last record that was answered.
/// </summary>
internal static class OperationNumbers
{
    private const int RecordBits = 40;
    private const long RecordMask = (1L << RecordBits) - 1;

    internal static string StreamId(SourceSet sources, IEnumerable<string> others, string index)
    {
        var text = new StringBuilder(index);
        foreach (SourceFile file in sources.Files)
        {
            text.Append('\n').Append(System.IO.Path.GetFullPath(file.Path)).Append('\t').Append(file.Length);
        }
        foreach (string other in others)
        {
            text.Append('\n').Append(other);
        }
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return "reindex-" + Convert.ToHexStringLower(hash.AsSpan(0, 12));
    }

    /// <summary>
    /// First op_id of a run, less one, after one that ended at <paramref name="lastOpId"/> (0 for none).
    /// </summary>
    internal static long BaseOf(long lastOpId, bool resume) =>
        resume ? lastOpId & ~RecordMask : ((lastOpId >> RecordBits) + 1) << RecordBits;

    /// <summary>Records that the run to be resumed has done.</summary>
    internal static long DoneRecords(long lastOpId, bool resume) => resume ? lastOpId & RecordMask : 0;
}
