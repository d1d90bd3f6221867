using System.Net;
using System.Net.Sockets;

namespace Search.Cli.Tests;

/// <summary><c>serve</c> as a process: the sample news, signals, and what is refused.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => _folder.At("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SampleNewsAreLoadedOnceAndSignalsEndWithExit0()
    {
        using (var server = new SearchProcess("serve", "--data", Data, "--listen", "127.0.0.1:0", "--load", "sample"))
        {
            string address = await server.WaitForAddressAsync();
            Assert.Contains(" documents from the sample news into index news", server.Error, StringComparison.Ordinal);
            Assert.Equal("SERVING\n", (await Cli.SucceedAsync("health", "--server", address)).Output);
            CliResult hits =
                await Cli.SucceedAsync("query", "Israel Saudi normalization", "--server", address, "--json");
            Assert.NotEqual(0, hits.OnlyJson().GetProperty("hits").GetArrayLength());
            CliResult second = await Cli.RunAsync("query", "x", "--data", Data);
            Assert.Equal(1, second.Code);
            Assert.Contains($"the data folder {Data} is in use", second.Error, StringComparison.Ordinal);
            Assert.Contains("--server HOST:PORT", second.Error, StringComparison.Ordinal);
            CliResult taken = await Cli.RunAsync("serve", "--data", _folder.At("other"), "--listen", address);
            Assert.Equal(1, taken.Code);
            Assert.Contains(address, taken.Error, StringComparison.Ordinal);
            Assert.Contains("in use", taken.Error, StringComparison.Ordinal);
            CliResult unknown = await Cli.RunAsync("health", "--server", address, "--service", "no.such");
            Assert.Equal(1, unknown.Code);
            server.Signal("INT");
            SearchRun ended = await server.EndAsync();
            Assert.Equal((0, string.Empty), (ended.ExitCode, ended.Output));
            AssertToldInLines(ended);
        }
        using var again = new SearchProcess("serve", "--data", Data, "--listen", "127.0.0.1:0", "--load", "sample");
        await again.WaitForAddressAsync();
        Assert.Contains("index news is not empty, the sample news is not loaded", again.Error,
            StringComparison.Ordinal);
        again.Signal("TERM");
        Assert.Equal(0, (await again.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task OtherMachinesAreRefusedUnlessAllowed()
    {
        using var refused = new SearchProcess("serve", "--data", Data, "--listen", "0.0.0.0:0");
        SearchRun run = await refused.EndAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("say --allow-insecure-remote", run.Error, StringComparison.Ordinal);
        Assert.False(System.IO.Directory.Exists(Data));
        using var allowed =
            new SearchProcess("serve", "--data", Data, "--listen", "0.0.0.0:0", "--allow-insecure-remote");
        await allowed.WaitForAddressAsync();
        allowed.Signal("TERM");
        Assert.Equal(0, (await allowed.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task HealthOfNothingIsExit1()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        string address = free.LocalEndpoint.ToString() ?? string.Empty;
        free.Stop();
        CliResult result = await Cli.RunAsync("health", "--server", address);
        Assert.Equal(1, result.Code);
        Assert.Contains(address, result.Error, StringComparison.Ordinal);
    }

    private static void AssertToldInLines(SearchRun run) => Assert.All(
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        static line => Assert.StartsWith("search: ", line, StringComparison.Ordinal));
}
