using System.Text;

namespace Search.Analysis.Unicode;

/// <summary>
/// Case by tables of our own, independent of the runtime's globalization mode. The mapping is Unicode's simple one: one
/// code point to one, without context, as Java's Character.toLowerCase.
/// </summary>
public static class CharCase
{
    private const int BlockShift = 7;
    private const int BlockMask = (1 << BlockShift) - 1;

    /// <summary>The lower case of a code point; itself when it has none.</summary>
    public static int ToLower(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return (uint)(codePoint - 'A') <= 'Z' - 'A' ? codePoint | 0x20 : codePoint;
        }
        int block = codePoint >> BlockShift;
        if (block >= CaseTable.LowerBlocks.Length)
        {
            return codePoint;
        }
        int index = CaseTable.LowerIndexes[(CaseTable.LowerBlocks[block] << BlockShift) | (codePoint & BlockMask)];
        return codePoint + CaseTable.LowerDeltas[index];
    }

    /// <summary>True for upper-case and title-case letters.</summary>
    public static bool IsUpper(int codePoint) => CaseOf(codePoint) == 2;

    /// <summary>True for lower-case letters.</summary>
    public static bool IsLower(int codePoint) => CaseOf(codePoint) == 1;

    /// <summary>Lower-cases text in place. A mapping never changes the number of UTF-16 units.</summary>
    public static void ToLower(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                if ((uint)(c - 'A') <= 'Z' - 'A')
                {
                    text[i] = (char)(c | 0x20);
                }
            }
            else if (!char.IsSurrogate(c))
            {
                text[i] = (char)ToLower((int)c);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                new Rune(ToLower(char.ConvertToUtf32(c, text[i + 1]))).EncodeToUtf16(text[i..]);
                i++;
            }
        }
    }

    private static int CaseOf(int codePoint)
    {
        int block = codePoint >> BlockShift;
        return block >= CaseTable.CaseBlocks.Length
            ? 0
            : CaseTable.Cases[(CaseTable.CaseBlocks[block] << BlockShift) | (codePoint & BlockMask)];
    }
}
