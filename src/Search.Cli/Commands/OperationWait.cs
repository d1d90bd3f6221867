using System.Globalization;
using System.Threading;
using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary>Waits for a long operation and shows how far it is.</summary>
internal static class OperationWait
{
    private static readonly Duration Step = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(500));

    /// <summary>The operation once it has ended. Giving up the wait does not stop it.</summary>
    internal static async Task<Operation> RunAsync(
        ServiceConnection connection, Operation operation, CommandHost host, CancellationToken cancellation)
    {
        string shown = string.Empty;
        while (!operation.Done)
        {
            string now = Describe(operation);
            if (now != shown && host.ErrorIsTerminal)
            {
                await host.Error.WriteAsync("\r\u001b[K" + now);
                shown = now;
            }
            operation = await connection.Operations.WaitOperationAsync(
                new WaitOperationRequest { Name = operation.Name, Timeout = Step }, cancellationToken: cancellation);
        }
        if (shown.Length > 0)
        {
            await host.Error.WriteAsync("\r\u001b[K");
        }
        return operation;
    }

    private static string Describe(Operation operation)
    {
        if (operation.Metadata is null || !operation.Metadata.TryUnpack(out ActivateVariantSetMetadata metadata))
        {
            return operation.Name;
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{metadata.Phase}: {metadata.RetaggedDocuments} of {metadata.AffectedDocuments} documents tagged again");
    }
}
