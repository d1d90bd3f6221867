using System.Globalization;

namespace Search.Cli;

/// <summary>
/// Shows a count and its rate on a terminal's stderr, twice a second, until disposed. Silent when stderr is no
/// terminal.
/// </summary>
internal sealed class RateTicker : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);
    private readonly Func<long> _count;
    private readonly string _unit;
    private readonly CommandHost _host;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly System.Threading.ITimer? _timer;

    internal RateTicker(CommandHost host, Func<long> count, string unit)
    {
        _host = host;
        _count = count;
        _unit = unit;
        _timer = host.ErrorIsTerminal ? TimeProvider.System.CreateTimer(_ => Show(), null, Period, Period) : null;
    }

    public void Dispose()
    {
        if (_timer is not null)
        {
            _timer.Dispose();
            _host.Error.Write("\r\u001b[K");
        }
    }

    private void Show()
    {
        long count = _count();
        double seconds = TimeProvider.System.GetElapsedTime(_start).TotalSeconds;
        _host.Error.Write(string.Create(
            CultureInfo.InvariantCulture, $"\r\u001b[K{count} {_unit}, {count / seconds:F0}/s"));
    }
}
