using System.Globalization;
using System.Text;
using Search.Analysis;

namespace Search.Variants.Importing;

/// <summary>
/// Reads synonym rules of Solr: a rule that names one known entity gives it the other terms as names; a rule of common words
/// becomes a phrase group, in which the left side of an arrow is for queries and the right side for documents.
/// </summary>
internal sealed class SolrLines(KnownNames known, EntityLines entities, ImportOptions options)
{
    private const string Arrow = "=>";

    private int _groups;

    public Conversion Convert(string line)
    {
        if (line.TrimStart().StartsWith('#'))
        {
            return Conversion.Skipped("a comment");
        }
        List<string> sides = Split(line, Arrow);
        if (sides.Count > 2)
        {
            return Conversion.Refused("more than one =>");
        }
        List<string> left = Terms(sides[0]);
        List<string> right = sides.Count == 2 ? Terms(sides[1]) : [];
        if (left.Count == 0 || (sides.Count == 2 ? right.Count == 0 : left.Count < 2))
        {
            return Conversion.Refused("a rule has at least two terms");
        }
        List<string> all = [.. left.Concat(right).Distinct(StringComparer.Ordinal)];
        string[] meant = [.. all.SelectMany(known.Find).Distinct(StringComparer.Ordinal)];
        return meant switch
        {
            [var only] => Add(only, all),
            [_, _, ..] => Conversion.Refused(
                $"the terms may mean {string.Join(" or ", meant.Order(StringComparer.Ordinal))}"),
            _ when all.TrueForAll(IsPhrase) => Group(left, right),
            _ when options.DefaultType != EntityType.Unspecified => entities.Convert(
                options.DefaultType,
                right.Count > 0 ? right[0] : left[0],
                all.Select((term, i) =>
                    i == 0 ? new ImportedName(term, VariantKind.ShortName) : EntityLines.Another(term)),
                options.SourceId),
            _ => Conversion.Refused("no term is a known name, and capitals say that they are names: give a type"),
        };
    }

    private Conversion Add(string id, List<string> all)
    {
        ImportedName[] names =
        [
            .. all.Where(term => !known.Find(term).Contains(id)).DistinctBy(term => Names.FoldKey(term))
                .Select(EntityLines.Another),
        ];
        if (names.Length == 0)
        {
            return Conversion.Skipped($"{id} has these names already");
        }
        known.Add(id, known.TypeOf(id), names.Select(static name => name.Surface));
        return Conversion.Of(RecordText.Addition(id, names, options.SourceId));
    }

    private Conversion Group(List<string> left, List<string> right)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{options.SourceId}-{++_groups}");
        var members = new List<(string, PhraseDirection)>();
        foreach (string term in left.Concat(right).Distinct(StringComparer.Ordinal))
        {
            bool asks = left.Contains(term);
            bool stands = right.Count == 0 || right.Contains(term);
            PhraseDirection direction = asks && stands ? PhraseDirection.Both
                : asks ? PhraseDirection.QueryOnly
                : PhraseDirection.DocumentOnly;
            members.Add((term, direction));
        }
        return Conversion.Of(RecordText.Phrases(id, members, options.SourceId));
    }

    private static bool IsPhrase(string term) => term.All(static c =>
        c is ' ' or '-' or '\'' or (>= 'a' and <= 'z') or (>= '0' and <= '9'));

    private static List<string> Terms(string side) =>
    [
        .. Split(side, ",").Select(static term => Unescape(term).Trim()).Where(static term => term.Length > 0),
    ];

    /// <summary>Splits where the separator is not behind a backslash.</summary>
    private static List<string> Split(string text, string separator)
    {
        var pieces = new List<string>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text.AsSpan(i).StartsWith(separator, StringComparison.Ordinal))
            {
                pieces.Add(text[start..i]);
                i += separator.Length - 1;
                start = i + 1;
            }
        }
        pieces.Add(text[start..]);
        return pieces;
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
            }
            plain.Append(text[i]);
        }
        return plain.ToString();
    }
}
