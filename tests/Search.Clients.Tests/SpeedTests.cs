using System.Globalization;
using System.IO;
using System.IO.Pipelines;
using System.Text.RegularExpressions;
using Interop;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClientTests;

/// <summary>
/// Calls a second beside a bare Kestrel handler that answers the same bytes, loaded by <c>h2load</c> in turns. Only the
/// ratio counts: absolute figures belong to the machine.
/// </summary>
[CollectionDefinition(nameof(SpeedTests), DisableParallelization = true)]
[Collection(nameof(SpeedTests))]
public sealed partial class SpeedTests
{
    private const int LeastRounds = 5;
    private const int MostRounds = 20;
    private const int Calls = 20_000;

    /// <summary>Measured between 0.8 and 0.95 on two quiet cores; other work on them widens the spread.</summary>
    private const double LowestRatio = 0.5;

    [Fact]
    public async Task A_unary_call_is_about_as_fast_as_a_bare_handler()
    {
        string program = JudgeTools.H2Load();
        await using InteropServer server =
            await InteropServer.StartAsync(configureApplication: static app => app.MapPost("/bare", Answer));
        string body = Path.Combine(AppContext.BaseDirectory, "empty-message.bin");
        await System.IO.File.WriteAllBytesAsync(body, new byte[5]);
        await Load(program, server, "/bare", body);
        await Load(program, server, "/grpc.testing.TestService/EmptyCall", body);
        // Other work on the machine only ever slows a round down, so the best rounds are compared; while they disagree
        // with the floor more rounds are taken.
        double bare = 0;
        double ours = 0;
        for (int i = 0; i < MostRounds && (i < LeastRounds || ours < bare * LowestRatio); i++)
        {
            bare = Math.Max(bare, await Load(program, server, "/bare", body));
            ours = Math.Max(ours, await Load(program, server, "/grpc.testing.TestService/EmptyCall", body));
        }

        string figures = string.Create(
            CultureInfo.InvariantCulture, $"{ours:F0} calls/s, a bare handler {bare:F0}: ratio {ours / bare:F2}");
        Assert.True(ours >= bare * LowestRatio, $"{figures}, at least {LowestRatio}");
        TestContext.Current.SendDiagnosticMessage(figures);
        Assert.Empty(server.Logs.Entries);
    }

    private static async Task<double> Load(string program, InteropServer server, string path, string body)
    {
        JudgeProcess.JudgeOutput output = await JudgeProcess.RunAsync(
            program,
            [
                "-c1", "-m100", "-n", Calls.ToString(CultureInfo.InvariantCulture), "-d", body,
                "-H", "content-type: application/grpc", "-H", "te: trailers", $"http://{server.Authority}{path}",
            ]);
        Match rate = Rate().Match(output.Output);
        Assert.True(rate.Success && output.Output.Contains($" {Calls} 2xx", StringComparison.Ordinal), output.Output);
        return double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task Answer(HttpContext context)
    {
        PipeReader body = context.Request.BodyReader;
        ReadResult result;
        do
        {
            result = await body.ReadAsync();
            body.AdvanceTo(result.Buffer.End);
        }
        while (!result.IsCompleted);
        context.Response.ContentType = "application/grpc";
        context.Response.BodyWriter.GetSpan(5)[..5].Clear();
        context.Response.BodyWriter.Advance(5);
        context.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers.GrpcStatus = "0";
    }

    [GeneratedRegex(@"([0-9.]+) req/s")]
    private static partial Regex Rate();
}
