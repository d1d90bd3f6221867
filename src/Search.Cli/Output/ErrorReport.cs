using System.IO;
using Grpc.Core;
using Search.Service;
using Search.Variants;

namespace Search.Cli.Output;

/// <summary>Turns a failure into lines for a person and an exit code. No stack trace is ever printed.</summary>
internal static class ErrorReport
{
    /// <summary>Tells what happened; gives the exit code.</summary>
    internal static int Write(Exception exception, CommandHost host)
    {
        if (exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            host.Tell("interrupted");
            return ExitCodes.Interrupted;
        }
        bool isExpected = TryDescribe(exception, out string message);
        foreach (string line in message.Split('\n'))
        {
            host.Tell(line.TrimEnd('\r'));
        }
        return isExpected ? ExitCodes.Failure : ExitCodes.Software;
    }

    /// <summary>One line, or a few, about a failure.</summary>
    /// <returns>False when it is a fault of this program.</returns>
    internal static bool TryDescribe(Exception exception, out string message)
    {
        string? known = exception switch
        {
            RpcException e => OfCall(e),
            ServiceException { Error.Reason: ErrorReasons.FolderInUse } e =>
                $"{e.Message}\nstop that process, or ask it: --server HOST:PORT",
            VariantDataException or ServiceException => exception.Message,
            IOException or UnauthorizedAccessException or FormatException or ArgumentException => exception.Message,
            _ => null,
        };
        message = known ?? $"this is a fault of the program, please report it: {Named(exception)}";
        return known is not null;
    }

    /// <summary>A failure that nobody expected: its kind, its message, and where it came from.</summary>
    internal static string Named(Exception exception)
    {
        Exception root = exception.GetBaseException();
        string? place = root.TargetSite is { } method ? $"{method.DeclaringType?.Name}.{method.Name}" : null;
        return $"{root.GetType().Name}: {root.Message}{(place is null ? string.Empty : $" (in {place})")}";
    }

    private static string OfCall(RpcException exception)
    {
        if (exception.StatusCode != StatusCode.Unavailable || exception.Status.DebugException is not { } cause)
        {
            return $"{exception.Status.Detail} ({exception.StatusCode})";
        }
        HttpRequestError kind = (cause as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        return kind is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            ? $"no server can be reached: {cause.Message}; 'search serve' starts one"
            : $"the connection to the server is lost: {cause.Message}";
    }
}
