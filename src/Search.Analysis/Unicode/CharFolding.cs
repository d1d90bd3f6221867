using System.Diagnostics.CodeAnalysis;

namespace Search.Analysis.Unicode;

/// <summary>
/// Folding of diacritics, ligatures, width, digits of other scripts and invisible characters, by tables of our own:
/// the same with and without the runtime's globalization data. The rules stand at the head of the table's generator.
/// </summary>
public static class CharFolding
{
    private const int BlockShift = 7;
    private const int BlockMask = (1 << BlockShift) - 1;

    /// <summary>The most UTF-16 units that one folds to.</summary>
    public static int MaxExpansion { get; } = FoldTable.Targets.Max(static t => t.Length);

    /// <summary>
    /// Appends the folded form of lower-case text.
    /// </summary>
    /// <param name="text">Text, lower-cased already.</param>
    /// <param name="target">At least <see cref="MaxExpansion"/> units for each of the text.</param>
    /// <returns>Number of units written.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> target)
    {
        int written = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                target[written++] = c;
                continue;
            }
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]);
            int codePoint = isPair ? char.ConvertToUtf32(c, text[i + 1]) : c;
            if (TryFold(codePoint, out string? folded))
            {
                folded.CopyTo(target[written..]);
                written += folded.Length;
            }
            else
            {
                target[written++] = c;
                if (isPair)
                {
                    target[written++] = text[i + 1];
                }
            }
            i += isPair ? 1 : 0;
        }
        return written;
    }

    private static bool TryFold(int codePoint, [NotNullWhen(true)] out string? folded)
    {
        int block = codePoint >> BlockShift;
        int index = block >= FoldTable.Blocks.Length
            ? 0
            : FoldTable.Indexes[(FoldTable.Blocks[block] << BlockShift) | (codePoint & BlockMask)];
        folded = index == 0 ? null : FoldTable.Targets[index];
        return index != 0;
    }
}
