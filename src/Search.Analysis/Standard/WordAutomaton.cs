using Search.Analysis.Unicode;

namespace Search.Analysis.Standard;

/// <summary>
/// The automaton of <see cref="WordBreakTable"/>. A token is at most <see cref="MaxTokenLength"/> UTF-16 units long; what
/// is longer is cut there and goes on as the next token.
/// </summary>
internal static class WordAutomaton
{
    /// <summary>Lucene's default.</summary>
    public const int MaxTokenLength = 255;

    private const int BlockShift = 7;
    private const int BlockMask = (1 << BlockShift) - 1;
    private const int StateShift = 6;
    private const int StartState = 1;

    /// <summary>Matches the longest token that starts at an offset.</summary>
    /// <returns>The token's end; when there is none, the end of the code point there, and no type.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, out StandardTokenType type)
    {
        int limit = Math.Min(text.Length, start + MaxTokenLength);
        int state = StartState;
        int end = start;
        byte accepted = 0;
        for (int at = start; at < limit;)
        {
            int codePoint = CodePointAt(text, at);
            at += codePoint > char.MaxValue ? 2 : 1;
            state = WordBreakTable.Transitions[(state << StateShift) | ClassOf(codePoint)];
            if (state == 0 || at > limit)
            {
                break;
            }
            byte accepts = WordBreakTable.Accepts[state];
            if (accepts != 0)
            {
                end = at;
                accepted = accepts;
            }
        }
        type = (StandardTokenType)accepted;
        return accepted == 0 ? start + (CodePointAt(text, start) > char.MaxValue ? 2 : 1) : end;
    }

    private static int CodePointAt(ReadOnlySpan<char> text, int at)
    {
        char c = text[at];
        return char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            ? char.ConvertToUtf32(c, text[at + 1])
            : c;
    }

    private static int ClassOf(int codePoint)
    {
        int block = codePoint >> BlockShift;
        return block >= WordBreakTable.Blocks.Length
            ? 0
            : WordBreakTable.Classes[(WordBreakTable.Blocks[block] << BlockShift) | (codePoint & BlockMask)];
    }
}
