using System.Threading;
using Grpc.Core;
using Grpc.Health.V1;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Grpc.HealthCheck;

/// <summary>
/// The standard health service over states that the application sets by name. Watchers hear of every change at once;
/// a watcher that is slow hears the latest state only.
/// </summary>
public class HealthServiceImpl : Health.V1.Health.HealthBase
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ServingStatus> statuses = new(StringComparer.Ordinal);
    private TaskCompletionSource changed = NewSignal();

    /// <summary>Sets the state of a service; the empty name is the server as a whole.</summary>
    public void SetStatus(string service, ServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);
        Change(() =>
        {
            bool same = statuses.TryGetValue(service, out ServingStatus old) && old == status;
            statuses[service] = status;
            return !same;
        });
    }

    /// <summary>Forgets a service.</summary>
    public void ClearStatus(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        Change(() => statuses.Remove(service));
    }

    /// <summary>Forgets all services.</summary>
    public void ClearAll() => Change(() =>
    {
        statuses.Clear();
        return true;
    });

    /// <inheritdoc />
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(new HealthCheckResponse
        {
            Status = Find(request.Service) ??
                throw new RpcException(new Status(StatusCode.NotFound, $"No service \"{request.Service}\" is known.")),
        });
    }

    /// <inheritdoc />
    public override Task<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
    {
        HealthListResponse response = new();
        lock (gate)
        {
            foreach ((string service, ServingStatus status) in statuses)
            {
                response.Statuses.Add(service, new HealthCheckResponse { Status = status });
            }
        }

        return Task.FromResult(response);
    }

    /// <inheritdoc />
    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(responseStream);
        ArgumentNullException.ThrowIfNull(context);
        using CancellationTokenSource ending =
            CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, Stopping);
        ServingStatus? told = null;
        while (true)
        {
            Task next;
            ServingStatus now;
            lock (gate)
            {
                next = changed.Task;
                now = statuses.TryGetValue(request.Service, out ServingStatus found)
                    ? found
                    : ServingStatus.ServiceUnknown;
            }

            if (now != told)
            {
                await responseStream.WriteAsync(new HealthCheckResponse { Status = now }).ConfigureAwait(false);
                told = now;
            }

            await next.WaitAsync(ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Stopping.IsCancellationRequested)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, "The server is stopping."));
            }

            context.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends watches when the server stops, so that they do not hold it up.</summary>
    protected virtual CancellationToken Stopping => CancellationToken.None;

    /// <summary>The services that are known now.</summary>
    internal IReadOnlyList<string> Names
    {
        get
        {
            lock (gate)
            {
                return [.. statuses.Keys];
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServingStatus? Find(string service)
    {
        lock (gate)
        {
            return statuses.TryGetValue(service, out ServingStatus status) ? status : null;
        }
    }

    private void Change(Func<bool> change)
    {
        TaskCompletionSource? signal = null;
        lock (gate)
        {
            if (change())
            {
                signal = changed;
                changed = NewSignal();
            }
        }

        signal?.TrySetResult();
    }
}
