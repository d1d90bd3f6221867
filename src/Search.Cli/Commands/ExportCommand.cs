using System.Buffers;
using System.CommandLine;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;
using Grpc.Core;
using Search.Server;
using Search.Service;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>export</c>: every document as JSON Lines that <c>reindex</c> takes back.</summary>
internal static class ExportCommand
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Command Create()
    {
        Option<string> index = CommonOptions.Index();
        var target = new TargetOptions();
        var command = new Command("export", "Writes every document as JSON Lines, which reindex takes back.") { index };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            string name = parsed.GetRequiredValue(index);
            TextWriter output = parsed.InvocationConfiguration.Output;
            return await IndexHints.RequireAsync(
                connection, name, () => WriteAsync(connection, name, output, cancellation), cancellation);
        });
        return command;
    }

    private static async Task<int> WriteAsync(
        ServiceConnection connection, string index, TextWriter output, CancellationToken cancellation)
    {
        using AsyncServerStreamingCall<ExportDocumentsResponse> call = connection.Documents.ExportDocuments(
            new ExportDocumentsRequest { Index = index }, cancellationToken: cancellation);
        var buffer = new ArrayBufferWriter<byte>();
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            foreach (Search.V1.Document document in call.ResponseStream.Current.Documents)
            {
                using (var json = new Utf8JsonWriter(buffer, Format))
                {
                    DocumentJson.Write(json, ValueProtos.FromProto(document));
                }
                buffer.Write("\n"u8);
            }
            await output.WriteAsync(Encoding.UTF8.GetString(buffer.WrittenSpan).AsMemory(), cancellation);
            buffer.Clear();
        }
        return ExitCodes.Success;
    }
}
