using System.IO;
using Search.Variants;

namespace Search.Cli.Commands;

/// <summary>
/// Reads lines <c>name TAB name [TAB kind]</c>. Blank lines and lines that begin with # are passed over; what stands
/// after the kind is not looked at.
/// </summary>
internal static class NamePairFile
{
    /// <summary>Longer names are refused: no name is.</summary>
    private const int MaxNameLength = 1000;

    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static IEnumerable<NamePairLine> Read(string path)
    {
        using var reader = new StreamReader(path);
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && !line.StartsWith('#'))
            {
                yield return Parse(number, line.Split('\t'));
            }
        }
    }

    /// <summary>How a kind is written.</summary>
    internal static string Word(NameKind kind) => kind switch
    {
        NameKind.Person => "PERSON",
        NameKind.Organisation => "ORGANISATION",
        NameKind.Place => "PLACE",
        _ => string.Empty,
    };

    private static NamePairLine Parse(int number, string[] parts)
    {
        if (parts.Length < 2)
        {
            return Refuse(number, "two names separated by a tab are needed");
        }
        (string first, string second) = (parts[0].Trim(), parts[1].Trim());
        if (!first.Any(char.IsLetterOrDigit) || !second.Any(char.IsLetterOrDigit))
        {
            return Refuse(number, $"the {(first.Any(char.IsLetterOrDigit) ? "second" : "first")} name has no letter");
        }
        if (first.Length > MaxNameLength || second.Length > MaxNameLength)
        {
            return Refuse(number, $"a name is longer than {MaxNameLength} characters");
        }
        string kind = parts.Length > 2 ? parts[2].Trim() : string.Empty;
        NameKind? known = kind switch
        {
            "" => NameKind.Unspecified,
            "PERSON" => NameKind.Person,
            "ORGANISATION" or "ORGANIZATION" => NameKind.Organisation,
            "PLACE" => NameKind.Place,
            _ => null,
        };
        return known is { } named
            ? new NamePairLine(number, first, second, named)
            : Refuse(number, $"\"{kind}\" is no kind; kinds are PERSON, ORGANISATION and PLACE");
    }

    private static NamePairLine Refuse(int number, string problem) =>
        new(number, string.Empty, string.Empty, NameKind.Unspecified, problem);
}
