using System.IO;
using System.Text;
using System.Threading;
using Search.Cli.Output;

namespace Search.Cli.Evaluation;

/// <summary>A report on disk.</summary>
internal static class ReportFile
{
    /// <summary>Writes a page; what stood there is replaced.</summary>
    internal static Task WriteAsync(string path, HtmlPage page, CancellationToken cancellation) =>
        File.WriteAllTextAsync(path, page.ToString(), new UTF8Encoding(false), cancellation);
}
