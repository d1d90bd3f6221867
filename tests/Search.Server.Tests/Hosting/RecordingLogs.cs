using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Search.Server.Tests;

/// <summary>Keeps what a server logs as an error, and what our own code logs as a warning.</summary>
internal sealed class RecordingLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _entries = new();

    /// <summary>What was logged.</summary>
    internal IReadOnlyCollection<string> Entries => _entries;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, _entries);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Recorder(string category, ConcurrentQueue<string> entries) : ILogger
    {
        // Kestrel warns of a slow machine, which is no fault of the server.
        private readonly LogLevel _least =
            category.StartsWith("Microsoft", StringComparison.Ordinal) ? LogLevel.Error : LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= _least;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                entries.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
