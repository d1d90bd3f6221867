using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;

namespace Grpc.Reflection;

/// <summary>
/// Serves <c>grpc.reflection.v1alpha.ServerReflection</c>, which older clients ask for. Its messages have the bytes of
/// those of v1.
/// </summary>
internal sealed class ReflectionAlphaService(Lazy<DescriptorCatalog> catalog) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken).ConfigureAwait(false))
        {
            var request = V1.ServerReflectionRequest.Parser.ParseFrom(requestStream.Current.ToByteString());
            ByteString answer = ReflectionAnswers.Answer(catalog.Value, request).ToByteString();
            await responseStream.WriteAsync(ServerReflectionResponse.Parser.ParseFrom(answer)).ConfigureAwait(false);
        }
    }
}
