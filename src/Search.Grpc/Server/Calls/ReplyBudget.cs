using System.Threading;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>
/// Bounds the bytes of large replies that are made or wait for their clients, over all calls: a thousand parallel replies
/// of 300 KB would otherwise all lie in memory. Replies wait in order of arrival, and no longer than
/// <see cref="LongestWait"/>: clients that do not read slow the others down and do not stop them.
/// </summary>
internal sealed class ReplyBudget(long limitBytes)
{
    /// <summary>Smaller replies are not counted.</summary>
    public const int LargeBytes = 64 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Queue<Waiter> waiting = new();
    private long usedBytes;

    /// <summary>True when large replies have to wait; a hint, read without the lock.</summary>
    public bool IsExhausted => Volatile.Read(ref usedBytes) >= limitBytes;

    public long UsedBytes => Volatile.Read(ref usedBytes);

    /// <summary>Takes without waiting; may pass the limit by one reply a thread that serializes.</summary>
    public void Take(int bytes)
    {
        lock (gate)
        {
            usedBytes += bytes;
        }
    }

    /// <summary>Takes as soon as there is room.</summary>
    public async Task TakeAsync(int bytes, CancellationToken cancellationToken)
    {
        Waiter waiter = new(bytes);
        lock (gate)
        {
            if (usedBytes < limitBytes)
            {
                usedBytes += bytes;
                return;
            }

            waiting.Enqueue(waiter);
        }

        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((Waiter?)state)?.TrySetCanceled(token), waiter);
        try
        {
            await waiter.Task.WaitAsync(LongestWait, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException) when (waiter.TrySetResult())
        {
            Take(bytes);
        }
        catch (TimeoutException)
        {
            // Its turn, or its cancellation, came at the last moment.
            await waiter.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Gives back what was taken, and hands it to those who wait.</summary>
    public void Release(int bytes)
    {
        lock (gate)
        {
            usedBytes -= bytes;
            while (usedBytes < limitBytes && waiting.TryDequeue(out Waiter? next))
            {
                if (next.TrySetResult())
                {
                    usedBytes += next.Bytes;
                }
            }
        }
    }

    private sealed class Waiter(int bytes) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public int Bytes => bytes;
    }
}
