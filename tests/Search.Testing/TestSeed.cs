using System.Globalization;
using System.Runtime.CompilerServices;

namespace Search.Testing;

/// <summary>
/// The only source of randomness in tests. The seed of a run comes from the environment variable <c>SEARCH_SEED</c> or from the
/// clock; a failing body reports its seed with the command that replays it.
/// </summary>
public static class TestSeed
{
    /// <summary>Name of the environment variable that fixes the seed.</summary>
    public const string Variable = "SEARCH_SEED";

    private static readonly int? Fixed = ReadVariable();

    /// <summary>Whether the environment fixes the seed: each body runs once then.</summary>
    public static bool IsFixed => Fixed is not null;

    /// <summary>The seed of this process, from which every unfixed seed is derived.</summary>
    public static int Base { get; } =
        Fixed ?? (int)((Environment.TickCount64 * 31) + Environment.ProcessId) & int.MaxValue;

    /// <summary>
    /// Runs <paramref name="body"/> with a seeded generator, <paramref name="iterations"/> times with different seeds; once, with
    /// exactly that seed, when the environment fixes it.
    /// </summary>
    /// <exception cref="SeedFailedException">The body failed; names the seed and how to replay it.</exception>
    public static void Run(
        Action<Random> body,
        int iterations = 1,
        [CallerMemberName] string test = "",
        [CallerFilePath] string file = "")
    {
        for (int i = 0; i < (Fixed is null ? iterations : 1); i++)
        {
            int seed = Fixed ?? Derive(test, i);
            try
            {
                body(new Random(seed));
            }
            catch (Exception e) when (e is not SeedFailedException)
            {
                throw new SeedFailedException(Replay(seed, test, file), e);
            }
        }
    }

    /// <summary>A generator for a test that keeps its own loop. Put <see cref="Describe"/> into its messages.</summary>
    public static Random CreateRandom([CallerMemberName] string test = "") => new(Fixed ?? Derive(test, 0));

    /// <summary>The seed that <see cref="CreateRandom"/> uses for that test, with the command that replays it.</summary>
    public static string Describe([CallerMemberName] string test = "", [CallerFilePath] string file = "") =>
        Replay(Fixed ?? Derive(test, 0), test, file);

    private static int Derive(string test, int iteration)
    {
        uint hash = 2166136261;
        foreach (char c in test)
        {
            hash = (hash ^ c) * 16777619;
        }
        return (int)((hash ^ (uint)Base) * 2654435761 + (uint)iteration * 40503) & int.MaxValue;
    }

    private static string Replay(int seed, string test, string file)
    {
        string[] folders = file.Replace('\\', '/').Split('/');
        string project = folders.LastOrDefault(f => f.EndsWith(".Tests", StringComparison.Ordinal)) ?? "Search.*.Tests";
        string command = $"dotnet test --project tests/{project} -c Release -- --filter-method '*.{test}'";
        return string.Create(
            CultureInfo.InvariantCulture, $"seed {seed}; replay with: {Variable}={seed} {command}");
    }

    private static int? ReadVariable() =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out int seed)
            ? seed
            : null;
}
