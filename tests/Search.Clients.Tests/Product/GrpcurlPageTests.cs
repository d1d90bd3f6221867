namespace ClientTests;

/// <summary>docs/grpcurl.md: every line works in the order of the page, and every RPC has one.</summary>
public sealed class GrpcurlPageTests(ProductServer server) : IClassFixture<ProductServer>
{
    private const string Page = "docs/grpcurl.md";

    [Fact]
    public async Task Every_line_works()
    {
        JudgeTools.Buf();
        string page = DocumentedCall.ReadPage(Page);
        Dictionary<string, string> outputs = new(StringComparer.Ordinal);
        List<string> failed = [];
        foreach (DocumentedCall call in DocumentedCall.Read(page))
        {
            GrpcurlCommand command = GrpcurlCommand.Parse(call.Line);
            JudgeProcess.JudgeOutput output = await command.RunAsync(server.Authority);
            // A call with -max-time ends by it, after it has answered.
            bool isEnded = command.MaxSeconds is not null && output.Output.Length > 0
                && output.Error.Contains("DeadlineExceeded", StringComparison.Ordinal);
            string result = isEnded || output.ExitCode == 0 ? output.Output : output.Error;
            outputs[call.Line] = result;
            bool isExpected = call.Output is null
                ? isEnded || output.ExitCode == 0
                : call.IsAnsweredBy(result);
            if (!isExpected)
            {
                failed.Add($"{call.Line}\n{output.Output}{output.Error}");
            }
        }

        if (DocumentedCall.IsRewriting)
        {
            DocumentedCall.WritePage(Page, DocumentedCall.Replace(page, outputs));
            return;
        }

        Assert.Empty(failed);
        Assert.Empty(server.Complaints);
    }

    [Fact]
    public async Task Every_rpc_has_a_line()
    {
        JudgeProcess.JudgeOutput output = await BufCurl.RunAsync(server.Authority, "", ["--list-methods"]);
        string[] methods = output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] documented =
        [
            .. DocumentedCall.Read(DocumentedCall.ReadPage(Page)).Select(static c => GrpcurlCommand.Parse(c.Line).Verb),
        ];
        Assert.True(methods.Length > 20, output.Output);
        Assert.Empty(methods.Except(documented).Where(static m => !m.Contains("v1alpha", StringComparison.Ordinal)));
    }
}
