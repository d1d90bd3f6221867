using System.Threading;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>
/// Decides who may touch the response. The handler writes one message at a time; the deadline's timer ends the response
/// while the handler may still run. Whoever ends first has ended it, and nothing is written afterwards.
/// </summary>
internal sealed class CallGate
{
    private readonly Lock gate = new();
    private bool writing;
    private bool ended;
    private bool endAfterWrite;

    /// <summary>True when the response is over, or about to be.</summary>
    public bool IsEnded
    {
        get
        {
            lock (gate)
            {
                return ended || endAfterWrite;
            }
        }
    }

    /// <summary>True while a message is written.</summary>
    public bool IsWriting
    {
        get
        {
            lock (gate)
            {
                return writing;
            }
        }
    }

    /// <summary>Claims the response for one write.</summary>
    public void BeginWrite()
    {
        lock (gate)
        {
            if (ended || endAfterWrite)
            {
                throw new InvalidOperationException("The call is over; nothing can be written any more.");
            }

            if (writing)
            {
                throw new InvalidOperationException("The write before this one has not ended; await it first.");
            }

            writing = true;
        }
    }

    /// <summary>Gives the response back. True when the caller must now end it on behalf of the timer.</summary>
    public bool EndWrite()
    {
        lock (gate)
        {
            writing = false;
            if (!endAfterWrite || ended)
            {
                return false;
            }

            ended = true;
            return true;
        }
    }

    /// <summary>The timer wants to end. True when it may do so now; otherwise a running write does it, or it is late.</summary>
    public bool TryEndFromTimer()
    {
        lock (gate)
        {
            if (ended)
            {
                return false;
            }

            endAfterWrite = true;
            ended = !writing;
            return ended;
        }
    }

    /// <summary>The handler returned. True when it may end the response; false when the timer did or does.</summary>
    public bool TryEnd()
    {
        lock (gate)
        {
            if (ended || endAfterWrite)
            {
                return false;
            }

            ended = true;
            return true;
        }
    }
}
