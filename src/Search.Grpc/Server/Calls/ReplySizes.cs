using System.Threading;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>
/// How large the replies of a method have been lately. The share of a method known for large replies is taken before its
/// handler runs, because the reply lies in memory from the moment it is made.
/// </summary>
internal sealed class ReplySizes
{
    private int average;

    /// <summary>What to expect of the next reply, in bytes; 0 when it will hardly be large.</summary>
    public int ExpectedLargeBytes
    {
        get
        {
            int expected = Volatile.Read(ref average);
            return expected > ReplyBudget.LargeBytes ? expected : 0;
        }
    }

    /// <summary>Takes a size in, with a quarter of the weight. Concurrent calls may overwrite each other: it is a guess.</summary>
    public void Observe(int bytes)
    {
        int old = Volatile.Read(ref average);
        Volatile.Write(ref average, (int)((3L * old + bytes) / 4));
    }
}
