namespace ClientTests;

/// <summary>The README's first run: its commands print what it says they print.</summary>
public sealed class FirstRunTests(ProductServer server) : IClassFixture<ProductServer>
{
    private const string Page = "README.md";
    private const string Start = "<!-- first-run:";
    private const string End = "<!-- /first-run -->";

    [Fact]
    public async Task Prints_what_the_readme_says()
    {
        JudgeTools.Buf();
        string page = DocumentedCall.ReadPage(Page);
        int start = page.IndexOf(Start, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{Page} has no marked first run.");
        string block = page[start..end];
        List<DocumentedCall> calls = DocumentedCall.Read(block);
        Assert.True(calls.Count >= 5, $"{calls.Count} calls");
        Dictionary<string, string> outputs = new(StringComparer.Ordinal);
        foreach (DocumentedCall call in calls)
        {
            // The first call pays for the start of everything; its times would mislead a reader.
            await RunAsync(call.Line);
            JudgeProcess.JudgeOutput output = await RunAsync(call.Line);
            outputs[call.Line] = output.ExitCode == 0 ? output.Output : output.Error;
        }

        List<DocumentedCall> changed = [.. calls.Where(c => !c.IsAnsweredBy(outputs[c.Line]))];
        if (DocumentedCall.IsRewriting && changed.Count > 0)
        {
            DocumentedCall.WritePage(Page, page[..start] + DocumentedCall.Replace(block, outputs) + page[end..]);
            return;
        }

        Assert.True(
            changed.Count == 0,
            $"{Page} is behind ({DocumentedCall.RewriteVariable}=1 writes it anew):\n"
            + string.Join('\n', changed.Select(c => $"{c.Line}\nnow prints\n{outputs[c.Line]}")));
        Assert.Empty(server.Complaints);
    }

    private Task<JudgeProcess.JudgeOutput> RunAsync(string line) =>
        line.StartsWith(SearchCommand.Prefix, StringComparison.Ordinal)
            ? SearchCommand.RunAsync(line, server.Authority)
            : GrpcurlCommand.Parse(line).RunAsync(server.Authority);
}
