using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using Grpc.Core;
using Grpc.Net.Client;
using Search.Indexing;
using Search.Store;
using Search.Testing;
using Search.V1;

namespace Search.Server.Tests.Crash;

/// <summary>
/// A real server is killed again and again while documents stream in. Whatever it acknowledged is there afterwards, nothing is
/// there twice, and the index is sound.
/// </summary>
public sealed class KillTests
{
    private const string Index = "news";
    private const int KillsPerMultiplier = 20;
    private const int OperationsPerMessage = 4;

    private static readonly int Multiplier = int.TryParse(
        Environment.GetEnvironmentVariable("SEARCH_MULTIPLIER"), CultureInfo.InvariantCulture, out int m) ? Math.Max(1, m) : 1;

    [Fact]
    public async Task WhatWasAcknowledgedOutlivesTwentyKills()
    {
        Random random = TestSeed.CreateRandom();
        DirectoryInfo data = System.IO.Directory.CreateTempSubdirectory("search-kill-tests-");
        var acknowledged = new SortedDictionary<string, long>(StringComparer.Ordinal);
        long opId = 0;
        try
        {
            for (int kill = 0; kill < KillsPerMultiplier * Multiplier; kill++)
            {
                using ServerProcess server = await ServerProcess.StartAsync(data);
                using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
                await CreateAsync(channel);
                opId = await WriteUntilKilledAsync(server, channel, random, acknowledged, opId);
            }
            await AssertAllIsThereAsync(data, acknowledged);
            Assert.True(acknowledged.Count > 0, "nothing was acknowledged");
        }
        catch (Exception e) when (e is not SeedFailedException)
        {
            throw new SeedFailedException(TestSeed.Describe(), e);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task ASecondProcessOnTheFolderIsRefusedAndTheFirstEndsWell()
    {
        DirectoryInfo data = System.IO.Directory.CreateTempSubdirectory("search-kill-tests-");
        try
        {
            using ServerProcess first = await ServerProcess.StartAsync(data);
            InvalidOperationException refused =
                await Assert.ThrowsAsync<InvalidOperationException>(() => ServerProcess.StartAsync(data));
            Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
            Assert.Equal(0, await first.TerminateAsync());
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task CreateAsync(GrpcChannel channel)
    {
        try
        {
            await new IndexService.IndexServiceClient(
                channel).CreateIndexAsync(new CreateIndexRequest { Name = Index });
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            // An earlier round has created it.
        }
    }

    // Some ids are written again and again: a replacement that is acknowledged counts, and must not double the document.
    private static async Task<long> WriteUntilKilledAsync(
        ServerProcess server,
            GrpcChannel channel, Random random, SortedDictionary<string, long> acknowledged, long opId)
    {
        using AsyncDuplexStreamingCall<BulkWriteRequest, BulkWriteResponse> call =
            new DocumentService.DocumentServiceClient(channel).BulkWrite();
        await call.RequestStream.WriteAsync(
            new BulkWriteRequest { Start = new BulkStart { Index = Index, StreamId = "kills" } });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        long resume = call.ResponseStream.Current.Started.ResumeAfterOpId;
        long lastKnown = acknowledged.Values.DefaultIfEmpty(0).Max();
        Assert.True(resume >= lastKnown, $"the stream resumes after {resume}, and {lastKnown} was acknowledged");
        opId = Math.Max(opId, resume);
        var sent = new Dictionary<long, string>();
        Task reading = ReadAsync(call.ResponseStream, sent, acknowledged);
        long killAt = Stopwatch.GetTimestamp() + Stopwatch.Frequency * random.Next(20, 400) / 1000;
        Task? killing = null;
        try
        {
            while (true)
            {
                var message = new BulkData();
                for (int i = 0; i < OperationsPerMessage; i++)
                {
                    string id = random.Next(3) == 0 ? $"again{random.Next(50)}" : $"new{opId + 1}";
                    lock (sent)
                    {
                        sent[++opId] = id;
                    }
                    Document document = News.Article(id, "Talks", $"Saudi Arabia held talks {opId} times in Riyadh.", 1);
                    message.Operations.Add(new WriteOperation { OpId = opId, Write = document });
                }
                if (killing is null && Stopwatch.GetTimestamp() >= killAt)
                {
                    killing = server.KillAsync();
                }
                await call.RequestStream.WriteAsync(new BulkWriteRequest { Data = message });
                // What is written lies in the log and is replayed by every start to come: few writes keep twenty starts short.
                await Task.Delay(1);
            }
        }
        catch (RpcException e)
        {
            Assert.NotNull(killing);
            Assert.NotEqual(StatusCode.OK, e.StatusCode);
        }
        await killing;
        await reading;
        return opId;
    }

    private static async Task ReadAsync(
        IAsyncStreamReader<BulkWriteResponse> responses,
            Dictionary<long, string> sent, SortedDictionary<string, long> acknowledged)
    {
        try
        {
            long done = 0;
            while (await responses.MoveNext(CancellationToken.None))
            {
                if (responses.Current.Ack is not { } ack)
                {
                    Assert.All(
                        responses.Current.Results?.Results ?? [], r => Assert.Null(r.Error));
                    continue;
                }
                lock (sent)
                {
                    foreach ((long op, string id) in sent.Where(s => s.Key > done && s.Key <= ack.AcceptedThroughOpId))
                    {
                        acknowledged[id] = Math.Max(op, acknowledged.GetValueOrDefault(id));
                    }
                }
                done = ack.AcceptedThroughOpId;
            }
        }
        catch (RpcException)
        {
            // The kill.
        }
    }

    private static async Task AssertAllIsThereAsync(DirectoryInfo data, SortedDictionary<string, long> acknowledged)
    {
        using (ServerProcess server = await ServerProcess.StartAsync(data))
        {
            using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
            await new IndexService.IndexServiceClient(
                channel).RefreshIndexAsync(new RefreshIndexRequest { Name = Index });
            var documents = new DocumentService.DocumentServiceClient(channel);
            var ids = new List<string>();
            using (AsyncServerStreamingCall<ExportDocumentsResponse> export =
                documents.ExportDocuments(new ExportDocumentsRequest { Index = Index }))
            {
                await foreach (ExportDocumentsResponse page in export.ResponseStream.ReadAllAsync())
                {
                    foreach (Document document in page.Documents)
                    {
                        ids.Add(document.Id);
                        AssertIsAtLeast(document, acknowledged);
                    }
                }
            }
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.Empty(acknowledged.Keys.Except(ids, StringComparer.Ordinal));
            CountDocumentsResponse count = await new SearchService.SearchServiceClient(channel).CountDocumentsAsync(
                new CountDocumentsRequest { Target = Index });
            Assert.Equal(ids.Count, count.Count);
            Assert.Equal(0, await server.TerminateAsync());
        }
        using FSDirectory index = FSDirectory.Open(Path.Join(data.FullName, "indexes", Index));
        CheckReport report = CheckIndex.Check(index);
        Assert.True(report.IsClean, report.ToString());
        Assert.True(report.NumDocs >= acknowledged.Count);
    }

    // The text tells which operation wrote it: it is the acknowledged one, or one that came after it.
    private static void AssertIsAtLeast(Document document, SortedDictionary<string, long> acknowledged)
    {
        string[] words = document.Fields["body"].StringValue.Split(' ');
        long op = long.Parse(words[4], CultureInfo.InvariantCulture);
        long known = acknowledged.GetValueOrDefault(document.Id);
        Assert.True(op >= known, $"{document.Id} is of operation {op}, and {known} was acknowledged");
    }
}
