using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection;
using Grpc.Reflection.V1;

namespace GrpcTests.Server;

/// <summary>What reflection answers.</summary>
public sealed class ReflectionTests : ServerFixture
{
    [Theory]
    [InlineData("search.testing.v1.ProbeService")]
    [InlineData("search.testing.v1.ProbeService.Echo")]
    [InlineData("search.testing.v1.EchoRequest")]
    [InlineData("search.testing.v1.EchoRequest.text_line")]
    [InlineData("search.testing.v1.ProbeValue.kind")]
    [InlineData("search.testing.v1.BehaveRequest.Behavior")]
    [InlineData("search.testing.v1.BehaveRequest.BEHAVIOR_THROW")]
    public async Task A_symbol_brings_its_file_with_comments(string symbol)
    {
        ServerReflectionResponse answer = await Ask(new ServerReflectionRequest { FileContainingSymbol = symbol });
        FileDescriptorProto file = Files(answer)[0];
        Assert.Equal("search/testing/v1/probe.proto", file.Name);
        Assert.NotEmpty(file.SourceCodeInfo.Location);
        Assert.Equal("textLine", file.MessageType.Single(static m => m.Name == "EchoRequest").Field[0].JsonName);
        Assert.Equal(symbol, answer.OriginalRequest.FileContainingSymbol);
    }

    [Fact]
    public async Task A_file_brings_what_it_imports()
    {
        ServerReflectionResponse answer =
            await Ask(new ServerReflectionRequest { FileByFilename = "grpc/testing/test.proto" });
        string[] expected = ["grpc/testing/test.proto", "google/protobuf/empty.proto", "grpc/testing/messages.proto"];
        Assert.Equal(expected, Files(answer).Select(static f => f.Name));
    }

    [Fact]
    public async Task Details_of_errors_have_a_file_that_no_service_imports()
    {
        ServerReflectionResponse answer =
            await Ask(new ServerReflectionRequest { FileContainingSymbol = "google.rpc.ErrorInfo" });
        Assert.Equal("google/rpc/error_details.proto", Files(answer)[0].Name);
    }

    [Fact]
    public async Task What_is_not_there_is_5()
    {
        ServerReflectionRequest[] questions =
        [
            new() { FileByFilename = "no.proto" },
            new() { FileContainingSymbol = "no.Symbol" },
            new() { FileContainingExtension = new ExtensionRequest { ContainingType = "no.Type", ExtensionNumber = 1 } },
            new() { AllExtensionNumbersOfType = "no.Type" },
        ];
        foreach (ServerReflectionRequest question in questions)
        {
            Assert.Equal((int)StatusCode.NotFound, (await Ask(question)).ErrorResponse.ErrorCode);
        }

        ServerReflectionResponse none =
            await Ask(new ServerReflectionRequest { AllExtensionNumbersOfType = "search.testing.v1.EchoRequest" });
        Assert.Empty(none.AllExtensionNumbersResponse.ExtensionNumber);
        ServerReflectionResponse empty = await Ask(new ServerReflectionRequest());
        Assert.Equal((int)StatusCode.Unimplemented, empty.ErrorResponse.ErrorCode);
    }

    [Fact]
    public void Extensions_are_found()
    {
        DescriptorSymbols symbols = new();
        symbols.Add(Google.Api.AnnotationsReflection.Descriptor.ToProto());
        symbols.Add(DescriptorReflection.Descriptor.ToProto());
        const string Options = "google.protobuf.MethodOptions";
        Assert.Equal([72295728], symbols.ExtensionNumbers(Options) ?? []);
        Assert.Equal("google/api/annotations.proto", symbols.FileOfExtension(Options, 72295728));
        Assert.Null(symbols.FileOfExtension(Options, 1));
        Assert.Equal("google/api/annotations.proto", symbols.FileOf("google.api.http"));
    }

    /// <summary>Without the embedded descriptor set the names are our own: they must be protoc's.</summary>
    [Fact]
    public void Json_names_are_those_of_protoc()
    {
        using System.IO.Stream? set = typeof(Interop.InteropService).Assembly.GetManifestResourceStream("protos.binpb");
        Assert.NotNull(set);
        int fields = 0;
        foreach (FileDescriptorProto file in FileDescriptorSet.Parser.ParseFrom(set).File)
        {
            foreach (FieldDescriptorProto field in file.MessageType.SelectMany(static m => m.Field))
            {
                Assert.Equal(field.JsonName, JsonNames.Of(field.Name));
                fields++;
            }
        }

        Assert.True(fields > 20);
        Assert.Equal("fooBar1Baz", JsonNames.Of("foo_bar_1_baz"));
        Assert.Equal("Foo", JsonNames.Of("_foo"));
    }

    private static List<FileDescriptorProto> Files(ServerReflectionResponse answer) =>
        [.. answer.FileDescriptorResponse.FileDescriptorProto.Select(FileDescriptorProto.Parser.ParseFrom)];

    private async Task<ServerReflectionResponse> Ask(ServerReflectionRequest question)
    {
        using var call = new ServerReflection.ServerReflectionClient(Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(question);
        Assert.True(await call.ResponseStream.MoveNext());
        await call.RequestStream.CompleteAsync();
        return call.ResponseStream.Current;
    }
}
