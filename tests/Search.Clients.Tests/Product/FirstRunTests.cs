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

        string[] documented = [.. calls.Select(static c => DocumentedCall.WithoutVolatile(c.Output ?? ""))];
        string[] printed = [.. calls.Select(c => DocumentedCall.WithoutVolatile(outputs[c.Line]))];
        if (DocumentedCall.IsRewriting && !documented.SequenceEqual(printed))
        {
            DocumentedCall.WritePage(Page, page[..start] + DocumentedCall.Replace(block, outputs) + page[end..]);
            return;
        }

        Assert.Equal(documented, printed);
        Assert.Empty(server.Complaints);
    }

    private Task<JudgeProcess.JudgeOutput> RunAsync(string line) =>
        line.StartsWith(SearchCommand.Prefix, StringComparison.Ordinal)
            ? SearchCommand.RunAsync(line, server.Authority)
            : GrpcurlCommand.Parse(line).RunAsync(server.Authority);
}
