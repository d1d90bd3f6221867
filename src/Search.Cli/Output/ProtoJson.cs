using System.IO;
using Google.Protobuf;

namespace Search.Cli;

/// <summary>
/// The canonical protobuf JSON with default values written, as <c>buf curl --emit-defaults</c> prints it.
/// </summary>
internal static class ProtoJson
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    internal static void WriteLine(TextWriter output, IMessage message) => output.WriteLine(Formatter.Format(message));
}
