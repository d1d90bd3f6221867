namespace ClientTests;

/// <summary>
/// A grpcurl command line of the docs, run through <c>buf curl</c> and answered in the form in which grpcurl prints.
/// </summary>
/// <param name="Verb">A method, <c>list</c> or <c>describe</c>.</param>
/// <param name="Symbol">What is listed or described; may be empty.</param>
/// <param name="Data">The requests as JSON; null for none.</param>
/// <param name="EmitDefaults">Whether default values are printed.</param>
/// <param name="MaxSeconds">When the call ends at the latest; null for never.</param>
internal sealed record GrpcurlCommand(
    string Verb, string Symbol, string? Data, bool EmitDefaults, string? MaxSeconds)
{
    /// <summary>The address that the docs name; a test puts its own in its place.</summary>
    public const string Address = "127.0.0.1:50051";

    private const string Reflection = "grpc.reflection.v1.ServerReflection/ServerReflectionInfo";

    public static GrpcurlCommand Parse(string line)
    {
        Queue<string> words = new(ShellWords.Split(line));
        Assert.Equal("grpcurl", words.Dequeue());
        string? data = null;
        string? maxSeconds = null;
        bool emitDefaults = false;
        List<string> rest = [];
        while (words.TryDequeue(out string? word))
        {
            switch (word)
            {
                case "-plaintext":
                    break;
                case "-emit-defaults":
                    emitDefaults = true;
                    break;
                case "-max-time":
                    maxSeconds = words.Dequeue();
                    break;
                case "-d":
                    data = words.Dequeue();
                    break;
                default:
                    Assert.False(word.StartsWith('-'), $"{word} in: {line}");
                    rest.Add(word);
                    break;
            }
        }

        Assert.Equal(Address, rest[0]);
        Assert.InRange(rest.Count, 2, 3);
        return new GrpcurlCommand(rest[1], rest.Count == 3 ? rest[2] : "", data, emitDefaults, maxSeconds);
    }

    /// <summary>Runs it; the exit code is 0 when grpcurl's would be.</summary>
    public async Task<JudgeProcess.JudgeOutput> RunAsync(string authority)
    {
        if (Verb == "list")
        {
            return await ListAsync(authority);
        }

        if (Verb == "describe")
        {
            string question = $$"""{"fileContainingSymbol":"{{Symbol}}"}""";
            JudgeProcess.JudgeOutput described = await BufCurl.TryAsync(authority, Reflection, ["-d", "@-"], question);
            bool found = described.Output.Contains("fileDescriptorProto", StringComparison.Ordinal);
            return described with { ExitCode = found ? 0 : 1 };
        }

        List<string> arguments = ["-d", "@-"];
        if (EmitDefaults)
        {
            arguments.Add("--emit-defaults");
        }

        if (MaxSeconds is not null)
        {
            arguments.AddRange(["--timeout", MaxSeconds + "s"]);
        }

        JudgeProcess.JudgeOutput output = await BufCurl.TryAsync(authority, Verb, arguments, Data ?? "{}");
        return output.ExitCode == 0 ? output : output with { Error = GrpcurlError.Format(output.Error) };
    }

    private async Task<JudgeProcess.JudgeOutput> ListAsync(string authority)
    {
        if (Symbol.Length == 0)
        {
            return await BufCurl.TryAsync(authority, "", ["--list-services"]);
        }

        JudgeProcess.JudgeOutput output = await BufCurl.TryAsync(authority, "", ["--list-methods"]);
        string[] methods =
        [
            .. output.Output.Split('\n').Where(m => m.StartsWith(Symbol + "/", StringComparison.Ordinal))
                .Select(static m => m.Replace('/', '.') + "\n"),
        ];
        return output with { ExitCode = methods.Length > 0 ? 0 : 1, Output = string.Concat(methods) };
    }
}
