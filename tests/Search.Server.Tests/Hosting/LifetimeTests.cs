using System.Net;
using System.Threading;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Grpc.Reflection.V1;
using Microsoft.Extensions.Logging.Abstractions;
using Search.Indexing;
using Search.Service;
using Search.Store;
using Search.V1;
using Search.Variants;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Search.Server.Tests.Hosting;

public sealed class LifetimeTests : ServerTests
{
    [Fact]
    public async Task EveryServiceIsServingAndReflected()
    {
        foreach (string name in (string[])
            [
                "", "search.v1.IndexService", "search.v1.DocumentService", "search.v1.SearchService",
                "search.v1.VariantService",
            ])
        {
            HealthCheckResponse health = await Server.Health.CheckAsync(new HealthCheckRequest { Service = name });
            Assert.Equal(ServingStatus.Serving, health.Status);
        }
        Refusal unknown = await Refusal.OfAsync(Server.Health.CheckAsync(new HealthCheckRequest { Service = "nope" }));
        Assert.Equal(StatusCode.NotFound, unknown.Code);

        var client = new ServerReflection.ServerReflectionClient(Server.Channel);
        using AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call =
            client.ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "*" });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(
            [
                "google.longrunning.Operations", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection",
                "search.v1.DocumentService", "search.v1.IndexService", "search.v1.SearchService", "search.v1.VariantService",
            ],
            call.ResponseStream.Current.ListServicesResponse.Service.Select(s => s.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AServerThatStopsSaysSoToThoseWhoWatchItsHealth()
    {
        using AsyncServerStreamingCall<HealthCheckResponse> watch =
            Server.Health.Watch(new HealthCheckRequest { Service = "search.v1.SearchService" });
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(ServingStatus.Serving, watch.ResponseStream.Current.Status);
        Task stopping = Server.StopAsync();
        Refusal end = await Refusal.OfAsync(async () =>
        {
            while (await watch.ResponseStream.MoveNext(CancellationToken.None))
            {
                Assert.Equal(ServingStatus.NotServing, watch.ResponseStream.Current.Status);
            }
        });
        Assert.Equal(StatusCode.Unavailable, end.Code);
        await stopping;
    }

    [Fact]
    public async Task HealthFollowsTheIndexes()
    {
        System.IO.DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("search-server-tests-");
        var health = new HealthServiceImpl();
        var options = new SearchServerOptions { DataFolder = folder.FullName, Variants = VariantSet.Shipped };
        using (var host = new RegistryHost(options, health, NullLogger<RegistryHost>.Instance))
        {
            await AssertHealthAsync(health, ServingStatus.NotServing);
            ServiceError early = Assert.Throws<ServiceException>(() => host.Registry).Error;
            Assert.Equal((ErrorCode.Unavailable, true), (early.Code, early.RetryAfter > TimeSpan.Zero));
            await host.StartedAsync(CancellationToken.None);
            await AssertHealthAsync(health, ServingStatus.Serving);
            Assert.Empty(host.Registry.List());
            await host.StoppingAsync(CancellationToken.None);
            await AssertHealthAsync(health, ServingStatus.NotServing);
            await host.StoppedAsync(CancellationToken.None);
            Assert.Throws<ServiceException>(() => host.Registry);
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task ASecondServerOnTheFolderIsRefusedAndTheFirstGoesOn()
    {
        ServiceException refused = await Assert.ThrowsAsync<ServiceException>(() => TestServer.StartAsync(Folder));
        Assert.Equal((ErrorCode.FailedPrecondition, "FOLDER_IN_USE"), (refused.Error.Code, refused.Error.Reason));
        Assert.Contains(Folder.Name, refused.Message, StringComparison.Ordinal);
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task AServerForOtherMachinesWithoutCredentialsIsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => TestServer.StartAsync(
            Folder, options => options with { Listen = new IPEndPoint(IPAddress.Any, 0) }));

    [Fact]
    public async Task AStopCommitsWhatWasAcknowledged()
    {
        await CreateNewsAsync();
        for (int i = 0; i < 30; i++)
        {
            await WriteAsync(News.Article($"d{i}", "Talks", "Saudi Arabia held talks."));
        }
        await Server.StopAsync();
        using (FSDirectory index = FSDirectory.Open(System.IO.Path.Join(Folder.FullName, "indexes", News.Index)))
        {
            CheckReport report = CheckIndex.Check(index);
            Assert.True(report.IsClean, report.ToString());
            Assert.Equal(30, report.NumDocs);
        }
        await RestartAsync();
        IndexInfo info = (await Server.Indexes.GetIndexAsync(new GetIndexRequest { Name = News.Index })).Index;
        Assert.Equal((30, info.LastSequence), (info.DocumentCount, info.CommittedSequence));
    }

    private static async Task AssertHealthAsync(HealthServiceImpl health, ServingStatus status)
    {
        foreach (string name in (string[])["", .. RegistryHost.ServiceNames])
        {
            // The service looks at nothing of the call.
            HealthCheckResponse response = await health.Check(new HealthCheckRequest { Service = name }, null!);
            Assert.Equal(status, response.Status);
        }
    }
}
