using System.CommandLine;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>explain</c>: why one document matches a query, or why it does not.</summary>
internal static class ExplainCommand
{
    internal static Command Create()
    {
        var text = CommonOptions.Text("The query.");
        var document = new Option<string>("--doc") { Description = "Id of the document.", Required = true };
        Option<string> index = CommonOptions.Index();
        var profile = new Option<string>("--profile")
        {
            Description = "Rank profile, as of query.",
            DefaultValueFactory = _ => "news",
        };
        var lucene = new Option<bool>("--lucene") { Description = "Read TEXT in Lucene's classic syntax." };
        var maxTier = new Option<int?>("--max-tier") { Description = "The loosest tier that counts, 0 to 4." };
        CommonOptions.RequireRange(maxTier, 0, 4);
        var asOf = new Option<string>("--as-of")
        {
            Description = "A date: names and offices that were not valid on it do not count.",
        };
        var target = new TargetOptions();
        var command = new Command(
            "explain", "Says why a document matches, or what keeps it out and which variant would match; as JSON.")
        {
            text, document, index, profile, lucene, maxTier, asOf, TextCommands.JsonInAnyCase(),
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            var variants = new VariantOptions { AsOf = parsed.GetValue(asOf) ?? string.Empty };
            if (parsed.GetValue(maxTier) is { } tier)
            {
                variants.MaxTier = tier;
            }
            var request = new ExplainDocumentRequest
            {
                Target = parsed.GetRequiredValue(index),
                Id = parsed.GetRequiredValue(document),
                QueryText = parsed.GetRequiredValue(text),
                QuerySyntax = parsed.GetValue(lucene) ? QuerySyntax.Lucene : QuerySyntax.Simple,
                RankProfile = parsed.GetRequiredValue(profile),
                Variants = variants,
            };
            ExplainDocumentResponse response = await IndexHints.RequireAsync(
                connection,
                request.Target,
                async () => await connection.Searches.ExplainDocumentAsync(request, cancellationToken: cancellation),
                cancellation);
            ProtoJson.WriteLine(parsed.InvocationConfiguration.Output, response);
            return ExitCodes.Success;
        });
        return command;
    }
}
