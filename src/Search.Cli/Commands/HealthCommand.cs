using System.CommandLine;
using Grpc.Core;
using Grpc.Health.V1;
using Search.Cli.Output;

namespace Search.Cli.Commands;

/// <summary><c>health</c>: whether a server serves; the container's health check.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    internal static Command Create()
    {
        var server = new Option<string>("--server")
        {
            Description = "Address of the server.",
            DefaultValueFactory = _ => CommonOptions.DefaultAddress,
        };
        var service = new Option<string>("--service")
        {
            Description = "One service, such as search.v1.SearchService; the whole server when left out.",
            DefaultValueFactory = _ => string.Empty,
        };
        var command =
            new Command("health", "Asks a server whether it is SERVING; exit 0 when it is.") { server, service };
        command.Validators.Add(result =>
        {
            if (result.GetValue(server) is { } address && !TargetOptions.IsAddress(address))
            {
                result.AddError($"--server {address}: HOST:PORT was expected.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection = ServiceConnection.ToServer(parsed.GetRequiredValue(server));
            try
            {
                HealthCheckResponse response = await connection.Health.CheckAsync(
                    new HealthCheckRequest { Service = parsed.GetRequiredValue(service) },
                    deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Deadline,
                    cancellationToken: cancellation);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    response.Status == HealthCheckResponse.Types.ServingStatus.Serving ? "SERVING" : "NOT_SERVING");
                return response.Status == HealthCheckResponse.Types.ServingStatus.Serving
                    ? ExitCodes.Success
                    : ExitCodes.Failure;
            }
            catch (RpcException e)
            {
                _ = ErrorReport.TryDescribe(e, out string reason);
                CommandHost.Of(parsed).Tell($"{parsed.GetValue(server)}: {reason}");
                return ExitCodes.Failure;
            }
        });
        return command;
    }
}
