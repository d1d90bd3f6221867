using System.CommandLine;
using System.IO;
using System.Text;

namespace Search.Cli;

/// <summary>
/// What a command talks to: standard input, output and error, and whether a person sits there. The process has one;
/// tests make their own.
/// </summary>
internal sealed class CommandHost : InvocationConfiguration
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal CommandHost(Stream input, TextWriter output, TextWriter error)
    {
        Input = input;
        Output = output;
        Error = error;
        // Failures are told in one line by Program, and signals are heard there: a second one ends the process at once.
        EnableDefaultExceptionHandler = false;
        ProcessTerminationTimeout = null;
    }

    /// <summary>Standard input.</summary>
    internal Stream Input { get; }

    /// <summary>Whether standard output is a terminal.</summary>
    internal bool OutputIsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    internal bool ErrorIsTerminal { get; init; }

    /// <summary>The host of the process. What is piped is UTF-8 whatever the locale says.</summary>
    internal static CommandHost OfProcess() => new(
        Console.OpenStandardInput(),
        Console.IsOutputRedirected ? Piped(Console.OpenStandardOutput()) : Console.Out,
        Console.IsErrorRedirected ? Piped(Console.OpenStandardError()) : Console.Error)
    {
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>The host that a command was invoked with.</summary>
    internal static CommandHost Of(ParseResult parsed) => parsed.InvocationConfiguration as CommandHost
        ?? throw new InvalidOperationException("commands are invoked with a host");

    /// <summary>Tells the person, or the log, something.</summary>
    internal void Tell(string message) => Error.WriteLine($"search: {message}");

    private static TextWriter Piped(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, Utf8, bufferSize: 1 << 14) { AutoFlush = true });
}
