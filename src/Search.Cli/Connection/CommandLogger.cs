using Microsoft.Extensions.Logging;
using Search.Cli.Output;

namespace Search.Cli;

/// <summary>
/// The log of a service inside this process, told like everything else a command says: one line each, on standard
/// error.
/// </summary>
internal sealed class CommandLogger(CommandHost host) : ILoggerProvider, ILogger
{
    /// <summary>Makes this the only log, and leaves out what the command tells itself.</summary>
    internal static void Configure(ILoggingBuilder logging, CommandHost host, LogLevel least)
    {
        logging.ClearProviders();
        logging.AddProvider(new CommandLogger(host));
        logging.SetMinimumLevel(least);
        // A start that fails is an exception too, which Program tells.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        string text = formatter(state, exception);
        string kind = logLevel switch
        {
            LogLevel.Warning => "warning: ",
            LogLevel.Error => "error: ",
            LogLevel.Critical => "critical: ",
            _ => string.Empty,
        };
        // What was expected to fail says why in its text; the rest is a fault, and where it came from helps.
        bool isKnown = exception is null || ErrorReport.TryDescribe(exception, out _);
        host.Tell(isKnown || exception is null ? kind + text : $"{kind}{text}: {ErrorReport.Named(exception)}");
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
