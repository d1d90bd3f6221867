using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Search.Cli.Bench;

/// <summary>Memory of this process as the operating system counts it.</summary>
internal static class ProcessMemory
{
    private const string StatusFile = "/proc/self/status";
    private const string PeakLabel = "VmHWM:";

    /// <summary>Peak resident set in bytes (VmHWM on Linux).</summary>
    internal static long PeakResidentBytes()
    {
        if (File.Exists(StatusFile))
        {
            string? line = File.ReadLines(StatusFile)
                .FirstOrDefault(l => l.StartsWith(PeakLabel, StringComparison.Ordinal));
            if (line is not null)
            {
                string number = line[PeakLabel.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
                return long.Parse(number, CultureInfo.InvariantCulture) * 1024;
            }
        }
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
