using System.CommandLine;
using Search.Cli.Reindexing;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>tag</c> and <c>expand</c>: what the analyzers see in a text and what a query becomes.</summary>
internal static class TextCommands
{
    internal static Command CreateTag()
    {
        var text = CommonOptions.Text("The text.");
        var target = new TargetOptions();
        var command = new Command("tag", "Shows the entities that a text mentions, as JSON.") { text, JsonInAnyCase() };
        target.AddTo(command, needsData: false);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection = await target.ConnectWithoutDataAsync(parsed, cancellation);
            TagTextResponse response = await connection.Variants.TagTextAsync(
                new TagTextRequest { Text = parsed.GetRequiredValue(text) }, cancellationToken: cancellation);
            ProtoJson.WriteLine(parsed.InvocationConfiguration.Output, response);
            return ExitCodes.Success;
        });
        return command;
    }

    // Scripts may say --json to every command that prints JSON.
    internal static Option<bool> JsonInAnyCase() =>
        new("--json") { Description = "Changes nothing: the output is JSON." };

    internal static Command CreateExpand()
    {
        var text = CommonOptions.Text("The query.");
        Option<string> index = CommonOptions.Index();
        var lucene = new Option<bool>("--lucene") { Description = "Read TEXT in Lucene's classic syntax." };
        var target = new TargetOptions();
        var command = new Command("expand", "Shows what a query becomes: tree, concepts, variants, cost; as JSON.")
        {
            text, index, lucene, JsonInAnyCase(),
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.UseMemory, cancellation);
            var request = new ExpandQueryRequest
            {
                Target = parsed.GetRequiredValue(index),
                QueryText = parsed.GetRequiredValue(text),
                QuerySyntax = parsed.GetValue(lucene) ? QuerySyntax.Lucene : QuerySyntax.Simple,
            };
            if (connection.IsInMemory)
            {
                // What the query becomes needs a schema, not documents.
                await TargetIndex.EnsureAsync(connection, request.Target, null, cancellation);
            }
            ExpandQueryResponse response = await IndexHints.RequireAsync(
                connection,
                request.Target,
                async () => await connection.Searches.ExpandQueryAsync(request, cancellationToken: cancellation),
                cancellation);
            ProtoJson.WriteLine(parsed.InvocationConfiguration.Output, response);
            return ExitCodes.Success;
        });
        return command;
    }
}
