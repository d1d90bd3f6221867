using System.Threading;
using Microsoft.Extensions.Hosting;

namespace Search.Server;

/// <summary>Leaves signals alone: the process around the server hears them.</summary>
internal sealed class SignalFreeLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
