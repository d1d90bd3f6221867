using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Telemetry;

/// <summary>
/// An activity and a duration for each call, by method and status, under the names of OpenTelemetry's conventions for
/// RPC. Costs nothing while nobody listens.
/// </summary>
internal sealed class CallTelemetry : IDisposable
{
    /// <summary>Name of the activity Source and of the meter.</summary>
    public const string SourceName = "Search.Grpc";

    private static readonly ActivitySource Source = new(SourceName);
    private readonly Meter meter;
    private readonly Histogram<double> duration;
    private readonly UpDownCounter<long> active;

    public CallTelemetry(IMeterFactory meterFactory)
    {
        meter = meterFactory.Create(SourceName);
        duration = meter.CreateHistogram<double>(
            "rpc.server.call.duration", "s", "Time from the request's headers to the end of the response.");
        active = meter.CreateUpDownCounter<long>("rpc.server.active_calls", "{call}", "Calls in progress.");
    }

    /// <summary>True when a duration has to be taken.</summary>
    public bool IsMetered => duration.Enabled;

    public Activity? Start(IMethod method)
    {
        if (active.Enabled)
        {
            active.Add(1, new KeyValuePair<string, object?>("rpc.system", "grpc"));
        }

        if (!Source.HasListeners())
        {
            return null;
        }

        Activity? activity = Source.StartActivity(method.FullName[1..], ActivityKind.Server);
        activity?.SetTag("rpc.system", "grpc");
        activity?.SetTag("rpc.service", method.ServiceName);
        activity?.SetTag("rpc.method", method.Name);
        return activity;
    }

    public void Stop(IMethod method, Activity? activity, Status status, long startTimestamp)
    {
        if (active.Enabled)
        {
            active.Add(-1, new KeyValuePair<string, object?>("rpc.system", "grpc"));
        }

        if (duration.Enabled && startTimestamp != 0)
        {
            TagList tags = new()
            {
                { "rpc.system", "grpc" },
                { "rpc.service", method.ServiceName },
                { "rpc.method", method.Name },
                { "rpc.grpc.status_code", (int)status.StatusCode },
            };
            duration.Record(Stopwatch.GetElapsedTime(startTimestamp).TotalSeconds, tags);
        }

        if (activity is not null)
        {
            activity.SetTag("rpc.grpc.status_code", (int)status.StatusCode);
            if (IsServerFault(status.StatusCode))
            {
                activity.SetStatus(ActivityStatusCode.Error, status.Detail);
            }

            activity.Dispose();
        }
    }

    public void Dispose() => meter.Dispose();

    private static bool IsServerFault(StatusCode code) => code is StatusCode.Unknown or StatusCode.DeadlineExceeded or
        StatusCode.Unimplemented or StatusCode.Internal or StatusCode.Unavailable or StatusCode.DataLoss;
}
