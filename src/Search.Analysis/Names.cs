using System.Globalization;
using Search.Analysis.Unicode;
using Search.Analysis.Words;

namespace Search.Analysis;

/// <summary>Keys by which spellings of a name are compared.</summary>
public static class Names
{
    /// <summary>
    /// The name in lower case without diacritics, ligatures, width, apostrophes and dots; words and parts of hyphenated
    /// words separated by one space. "Al-Qā‘ida" and "al qaida" have one key, as have "U.S." and "US".
    /// </summary>
    public static string FoldKey(ReadOnlySpan<char> name)
    {
        char[] lower = name.ToArray();
        CharacterMap.Apply(lower);
        CharCase.ToLower(lower);
        char[] folded = new char[lower.Length * CharFolding.MaxExpansion];
        int length = CharFolding.Fold(lower, folded);
        int written = 0;
        bool isSeparated = false;
        for (int i = 0; i < length; i++)
        {
            char c = folded[i];
            if (c is '\'' or '.' or '`' or '\u00B4')
            {
                continue;
            }
            if (!char.IsLetterOrDigit(c) && !char.IsSurrogate(c) && !IsMark(c))
            {
                isSeparated = true;
                continue;
            }
            if (isSeparated && written > 0)
            {
                folded[written++] = ' ';
            }
            isSeparated = false;
            folded[written++] = c;
        }
        return new string(folded, 0, written);
    }

    /// <summary>
    /// The letters and digits of <see cref="FoldKey"/> that are ASCII, without spaces: the most lenient key, for
    /// candidates that are compared more closely afterwards. Empty for a name in another script.
    /// </summary>
    public static string AsciiKey(ReadOnlySpan<char> name) =>
        string.Concat(FoldKey(name).Where(char.IsAsciiLetterOrDigit));

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
