using System.Threading;
using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>
/// The time allowed for a call. When it is over the handler's token is cancelled and the client is told at once,
/// whatever the handler does with its token.
/// </summary>
internal sealed class CallDeadline(HttpContext httpContext, CallSettings settings, CallGate gate) : IDisposable
{
    public const string Detail = "The deadline passed.";

    private const int NoError = 0;

    /// <summary>Longer times are as good as none: timers do not reach further.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    private CancellationTokenSource? source;
    private CancellationTokenRegistration registration;
    private TaskCompletionSource? ended;
    private HttpContextServerCallContext? call;

    /// <summary>When it is over, in UTC.</summary>
    public DateTime Utc { get; private set; } = DateTime.MaxValue;

    /// <summary>Cancelled at the deadline or when the client is gone; null when there is no deadline.</summary>
    public CancellationToken? Token { get; private set; }

    public bool IsOver => Token is { IsCancellationRequested: true };

    /// <summary>Ends when the response has been ended by the deadline.</summary>
    public Task Ended => ended?.Task ?? Task.CompletedTask;

    /// <summary>Starts the clock; false when the time is over already.</summary>
    public bool TryStart(TimeSpan allowed, HttpContextServerCallContext owner)
    {
        DateTime now = settings.Services.TimeProvider.GetUtcNow().UtcDateTime;
        Utc = DateTime.MaxValue - now > allowed ? now + allowed : DateTime.MaxValue;
        if (allowed <= TimeSpan.Zero)
        {
            return false;
        }

        if (allowed > LongestTimer)
        {
            return true;
        }

        call = owner;
        ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
        Token = source.Token;
        registration = source.Token.UnsafeRegister(static state => ((CallDeadline?)state)?.OnCancelled(), this);
        source.CancelAfter(allowed < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : allowed);
        return true;
    }

    /// <summary>Tells the client. The caller has claimed the response at the gate.</summary>
    public async Task EndResponseAsync(bool trailersOnly, MessageReader? reader)
    {
        try
        {
            CallLog.DeadlinePassed(settings.Logger, settings.Method.FullName);
            Status status = new(StatusCode.DeadlineExceeded, Detail);
            ResponseEnd.Write(httpContext, status, null, trailersOnly);
            await httpContext.Response.CompleteAsync().ConfigureAwait(false);
            if (reader is { ReachedEnd: false })
            {
                httpContext.Features.Get<IHttpResetFeature>()?.Reset(NoError);
            }
        }
        catch (Exception e) when (e is System.IO.IOException or InvalidOperationException or OperationCanceledException)
        {
            CallLog.EndFailed(settings.Logger, settings.Method.FullName, e);
        }
        finally
        {
            ended?.TrySetResult();
        }
    }

    public void Dispose()
    {
        registration.Unregister();
        source?.Dispose();
    }

    private void OnCancelled()
    {
        // A client that is gone needs no answer; its handler ends the call as cancelled.
        if (httpContext.RequestAborted.IsCancellationRequested || call is null)
        {
            return;
        }

        if (gate.TryEndFromTimer())
        {
            _ = call.EndByDeadlineAsync();
        }
        else if (gate.IsWriting)
        {
            // The write gives up its wait for the client, and ends the response.
            httpContext.Response.BodyWriter.CancelPendingFlush();
        }
    }
}
