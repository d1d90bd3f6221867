using Grpc.Core;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Grpc.Net.Client;
using Interop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace GrpcTests.Server;

/// <summary>The standard health service.</summary>
public sealed class HealthTests : ServerFixture
{
    private Health.HealthClient Client => new(Channel);

    private HealthServiceImpl States => Server.Services.GetRequiredService<HealthServiceImpl>();

    [Fact]
    public async Task Check_and_list_tell_the_states()
    {
        States.SetStatus("a", ServingStatus.NotServing);
        Assert.Equal(ServingStatus.Serving, (await Check("")).Status);
        Assert.Equal(ServingStatus.NotServing, (await Check("a")).Status);
        RpcException unknown = await Assert.ThrowsAsync<RpcException>(() => Check("b"));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        HealthListResponse all = await Client.ListAsync(new HealthListRequest());
        Assert.Equal(ServingStatus.NotServing, all.Statuses["a"].Status);
        Assert.Equal(ServingStatus.Serving, all.Statuses[""].Status);
    }

    [Fact]
    public async Task Watch_tells_each_change_and_ends_with_the_server()
    {
        using var watch = Client.Watch(new HealthCheckRequest { Service = "w" });
        Assert.Equal(ServingStatus.ServiceUnknown, await Next(watch));
        States.SetStatus("w", ServingStatus.Serving);
        Assert.Equal(ServingStatus.Serving, await Next(watch));
        States.SetStatus("other", ServingStatus.Serving);
        States.SetStatus("w", ServingStatus.Serving);
        States.SetStatus("w", ServingStatus.NotServing);
        Assert.Equal(ServingStatus.NotServing, await Next(watch));
        States.ClearStatus("w");
        Assert.Equal(ServingStatus.ServiceUnknown, await Next(watch));
        Task stopping = Server.StopAsync();
        RpcException end = await Assert.ThrowsAsync<RpcException>(() => Next(watch));
        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        await stopping.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Health_checks_of_the_application_become_states()
    {
        bool healthy = false;
        await using InteropServer server = await InteropServer.StartAsync(configureServices: services =>
        {
            services.Configure<HealthCheckPublisherOptions>(static options =>
            {
                options.Delay = TimeSpan.Zero;
                options.Period = TimeSpan.FromSeconds(1);
            });
            services.AddGrpcHealthChecks(static o => o.Services.Map("index", static c => c.Tags.Contains("index")))
                .AddCheck("indexes", () => new HealthCheckResult(Status()), ["index"]);
        });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        using var watch = new Health.HealthClient(channel).Watch(new HealthCheckRequest { Service = "index" });
        ServingStatus first = await Next(watch);
        Assert.Equal(ServingStatus.NotServing, first == ServingStatus.ServiceUnknown ? await Next(watch) : first);
        healthy = true;
        Assert.Equal(ServingStatus.Serving, await Next(watch));

        HealthStatus Status() => healthy ? HealthStatus.Healthy : HealthStatus.Unhealthy;
    }

    private static async Task<ServingStatus> Next(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext().WaitAsync(TimeSpan.FromSeconds(10)));
        return watch.ResponseStream.Current.Status;
    }

    private async Task<HealthCheckResponse> Check(string service) =>
        await Client.CheckAsync(new HealthCheckRequest { Service = service });
}
