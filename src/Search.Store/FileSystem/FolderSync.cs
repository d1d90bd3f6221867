using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace Search.Store;

/// <summary>fsync of a folder: makes created, renamed and deleted names durable. The framework has no call for it.</summary>
internal static class FolderSync
{
    private const int ReadOnly = 0;

    internal static void Sync(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // NTFS journals names itself and offers no handle on a folder to flush.
            return;
        }
        int descriptor = Native.Open(Encoding.UTF8.GetBytes(path + "\0"), ReadOnly);
        if (descriptor < 0)
        {
            throw Failure("open", path);
        }
        try
        {
            if (Native.Fsync(descriptor) != 0)
            {
                throw Failure("fsync", path);
            }
        }
        finally
        {
            _ = Native.Close(descriptor);
        }
    }

    private static IOException Failure(string call, string path) =>
        new($"{call} of folder {path} failed: {Marshal.GetLastPInvokeErrorMessage()}");

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Open(byte[] zeroTerminatedPath, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Fsync(int descriptor);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Close(int descriptor);
    }
}
