using System.IO;
using System.Text.RegularExpressions;

namespace Search.Tidy.Tests;

/// <summary>Sizes and words that STYLE sets for source files.</summary>
public sealed partial class ShapeTests
{
    private const int MaxFileLines = 800;
    private const int MaxFunctionLines = 70;
    private const int MaxLineLength = 120;
    private const int MaxCommentLength = 160;

    // Scorer loops and bit-packing may be longer, with the reason beside them.
    private static readonly string[] LongFunctionFolders = ["/Bits/", "/Packed/", "/Scoring/"];

    [Fact]
    public void FilesAreShort() =>
        Tidy.None(
            from file in Repository.SourceFiles()
            let lines = Repository.Lines(file).Length
            where lines > MaxFileLines
            select $"{file}: {lines} lines, at most {MaxFileLines}");

    [Fact]
    public void LinesAreShort() =>
        Tidy.None(
            from file in Repository.SourceFiles()
            from line in Repository.Lines(file).Select((text, i) => (text, i))
            let limit = line.text.TrimStart().StartsWith("//", StringComparison.Ordinal) ? MaxCommentLength : MaxLineLength
            where line.text.Length > limit && !line.text.Contains('"', StringComparison.Ordinal)
            select $"{file}:{line.i + 1}: {line.text.Length} characters, at most {limit}");

    [Fact]
    public void FunctionsAreShort() =>
        Tidy.None(
            from file in Repository.SourceFiles()
            where !LongFunctionFolders.Any(f => file.Contains(f, StringComparison.Ordinal))
            from function in Functions(Repository.Lines(file))
            where function.Lines > MaxFunctionLines
            select $"{file}:{function.Start}: {function.Lines} lines, at most {MaxFunctionLines}");

    [Fact]
    public void NothingIsLeftUnfinished()
    {
        // Spelled in two parts so that this file does not find itself.
        string[] words = ["NotImplemented" + "Exception", "TO" + "DO", "FIX" + "ME", "HA" + "CK", "Skip" + " = \"", "throw new " + "Exception("];
        Tidy.None(
            from file in Repository.SourceFiles()
            from line in Repository.Lines(file).Select((text, i) => (text, i))
            from word in words
            where line.text.Contains(word, StringComparison.Ordinal)
            select $"{file}:{line.i + 1}: {word}");
    }

    [Fact]
    public void RandomnessIsSeeded() =>
        Tidy.None(
            from file in Repository.SourceFiles()
            from line in Repository.Lines(file).Select((text, i) => (text, i))
            where line.text.Contains("new Random" + "()", StringComparison.Ordinal)
                || line.text.Contains("Random" + ".Shared", StringComparison.Ordinal)
            select $"{file}:{line.i + 1}");

    [Fact]
    public void NoPathOfADevelopersMachineIsWrittenDown() =>
        Tidy.None(
            from file in Repository.Files(".cs", ".md", ".props", ".targets", ".csproj", ".json", ".jsonl", ".proto", "run", ".sh")
            where file != "Dockerfile"
            from line in Repository.Lines(file).Select((text, i) => (text, i))
            where MachinePath().IsMatch(line.text)
            select $"{file}:{line.i + 1}: {line.text.Trim()}");

    [Fact]
    public void OneDocumentedFolderPerHeading()
    {
        string architecture = Repository.Text("docs/ARCHITECTURE.md");
        IEnumerable<string> folders = Repository.Files(".csproj")
            .Where(f => f.StartsWith("src/", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f));
        string[] missing = [.. folders.Where(f => !architecture.Contains($"## {f}\n", StringComparison.Ordinal))];
        Tidy.None(missing);
        Assert.True(Repository.Lines("docs/ARCHITECTURE.md").Length <= 300, "docs/ARCHITECTURE.md is at most 300 lines");
    }

    [Fact]
    public void TheFunctionFinderFindsALongFunction()
    {
        // The canary: were the finder blind, FunctionsAreShort could not fail.
        string[] body = [.. Enumerable.Repeat("        x++;", MaxFunctionLines)];
        string[] lines = ["class C", "{", "    internal void M()", "    {", .. body, "    }", "}"];
        (int start, int length) = Assert.Single(Functions(lines));
        Assert.Equal(3, start);
        Assert.True(length > MaxFunctionLines);
    }

    // The sources are formatted: a function is a signature with parentheses, then a line of "{" and the "}" in the same column.
    private static IEnumerable<(int Start, int Lines)> Functions(string[] lines)
    {
        for (int i = 1; i < lines.Length; i++)
        {
            string text = lines[i];
            int column = text.Length - text.TrimStart().Length;
            if (text.Trim() != "{" || column is not (4 or 8) || !IsSignature(lines, i, column, out int start))
            {
                continue;
            }
            int end = i + 1;
            while (end < lines.Length && !lines[end].StartsWith(text[..column] + "}", StringComparison.Ordinal))
            {
                end++;
            }
            yield return (start + 1, end - start + 1);
        }
    }

    private static bool IsSignature(string[] lines, int brace, int column, out int start)
    {
        start = brace - 1;
        while (start > 0 && lines[start].Length - lines[start].TrimStart().Length > column)
        {
            start--;
        }
        string head = string.Join(' ', lines[start..brace]);
        return head.Contains(
            '(', StringComparison.Ordinal) && Modifier().IsMatch(lines[start]) && !TypeHead().IsMatch(head);
    }

    [GeneratedRegex(@"^\s+(public|internal|private|protected|static|override|abstract|sealed|virtual|async|unsafe)\b")]
    private static partial Regex Modifier();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w+")]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"(^|[\s""'(=`])/(w[o]rk|r[o]ot|home/\w+|tmp/(dev|plan))(/|\b)")]
    private static partial Regex MachinePath();
}
