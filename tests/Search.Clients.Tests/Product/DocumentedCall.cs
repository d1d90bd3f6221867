using System.IO;
using System.Text;
using System.Text.RegularExpressions;

namespace ClientTests;

/// <summary>A command of a page of the docs, in a block of its own.</summary>
/// <param name="Line">The command.</param>
/// <param name="Output">What the page says it prints, in the block that follows; null where none does.</param>
internal sealed partial record DocumentedCall(string Line, string? Output)
{
    /// <summary>Set to 1 it has pages written anew.</summary>
    public const string RewriteVariable = "SEARCH_REWRITE_DOCS";

    /// <summary>True when pages are to be written anew, as docs/TESTING.md says.</summary>
    public static bool IsRewriting => Environment.GetEnvironmentVariable(RewriteVariable) == "1";

    /// <summary>The calls of a page, in order.</summary>
    public static List<DocumentedCall> Read(string text) =>
        [.. Block().Matches(text).SelectMany(static m => ToCalls(m))];

    public static string ReadPage(string name) => System.IO.File.ReadAllText(Path.Combine(JudgeTools.Root, name));

    public static void WritePage(string name, string text) =>
        System.IO.File.WriteAllText(Path.Combine(JudgeTools.Root, name), text);

    /// <summary>The page with new outputs, by command, in the blocks that show one.</summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> outputs)
    {
        StringBuilder page = new();
        int end = 0;
        foreach (Match match in Block().Matches(text).Where(static m => m.Groups["output"].Success))
        {
            Group old = match.Groups["output"];
            page.Append(text, end, old.Index - end).Append(outputs[match.Groups["lines"].Value.TrimEnd('\n')]);
            end = old.Index + old.Length;
        }

        return page.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>Whether the page shows what was printed, but for what differs from run to run.</summary>
    public bool IsAnsweredBy(string printed) => WithoutVolatile(printed) == WithoutVolatile(Output ?? "");

    /// <summary>
    /// Durations, page tokens and versions of data differ from run to run, and scores with every weight that is tuned: they
    /// are not compared.
    /// </summary>
    private static string WithoutVolatile(string output) => Volatile().Replace(output, "…");

    private static IEnumerable<DocumentedCall> ToCalls(Match match)
    {
        string[] lines = match.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Group output = match.Groups["output"];
        return lines.Select(line => new DocumentedCall(line, output.Success ? output.Value : null));
    }

    [GeneratedRegex("```sh\n(?<lines>(?:(?:grpcurl|dotnet) [^\n]*\n)+)```\n(?:\n```(?:json|text)\n(?<output>(?:[^`][^\n]*\n|\n)*)```\n)?")]
    private static partial Regex Block();

    // A lookbehind each: a duration, a token, a version, a score as JSON, and a score behind a title.
    [GeneratedRegex(
        """(?<=: ")[0-9.]+s(?=")|(?<="nextPageToken": ")[^"]+|(?<="shipped-)[0-9a-f]+|(?<="score": )[0-9.]+|(?<=  )[0-9]+\.[0-9]{3}(?=  )""")]
    private static partial Regex Volatile();
}
