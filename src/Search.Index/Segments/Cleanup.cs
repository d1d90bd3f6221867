using System.IO;

namespace Search.Indexing;

/// <summary>Closing on the way out of a failure.</summary>
internal static class Cleanup
{
    /// <summary>Disposes; an I/O error is swallowed, because the failure that led here is the one to report.</summary>
    public static void Quietly(IDisposable? resource)
    {
        try
        {
            resource?.Dispose();
        }
        catch (IOException)
        {
            return;
        }
    }
}
