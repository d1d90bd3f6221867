using System.Security.Cryptography;
using System.Text;

namespace Search.Variants.Tests.Cases;

/// <summary>
/// The check-only half: cases whose name has a SHA-256 with an even first byte. The hash of each file was written down
/// before any of them was run, and none is changed after.
/// </summary>
internal static class CheckHalf
{
    private const string Folder = "cases/check/";

    public static bool Holds(string name) => name.StartsWith(Folder, StringComparison.Ordinal);

    public static bool IsChosen(string name) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(KnownFailure.Short(name)))[0] % 2 == 0;

    /// <summary>The hashes written down, by file name.</summary>
    public static IReadOnlyDictionary<string, string> Sums { get; } =
        SampleNews.ReadText("case-lists/SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split("  ")).ToDictionary(
                static parts => Folder + parts[1], static parts => parts[0], StringComparer.Ordinal);

    public static string Sum(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SampleNews.ReadText(name))));
}
