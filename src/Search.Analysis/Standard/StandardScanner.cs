using Search.Analysis.Unicode;

namespace Search.Analysis.Standard;

/// <summary>
/// Finds the words of UAX #29 in a text, one after another, by the generated automaton of <see cref="WordBreakTable"/>.
/// A token is at most <see cref="MaxTokenLength"/> UTF-16 units long; what is longer is cut there and goes on as the
/// next token.
/// </summary>
internal sealed class StandardScanner
{
    public const int MaxTokenLength = 255;

    private const int BlockShift = 7;
    private const int BlockMask = (1 << BlockShift) - 1;
    private const int StateShift = 6;

    private int _at;

    /// <summary>Start of the current token.</summary>
    public int Start { get; private set; }

    /// <summary>End (exclusive) of the current token.</summary>
    public int End { get; private set; }

    /// <summary>Type of the current token.</summary>
    public StandardTokenType Type { get; private set; }

    /// <summary>Begins a text.</summary>
    public void Begin() => MoveTo(0);

    /// <summary>Goes on from an offset.</summary>
    public void MoveTo(int offset) => _at = offset;

    /// <summary>Steps to the next token of the text, which is the same at every step; false at its end.</summary>
    public bool Next(ReadOnlySpan<char> text)
    {
        while (_at < text.Length)
        {
            int end = Match(text, _at);
            if (end > _at)
            {
                Start = _at;
                End = end;
                _at = end;
                return true;
            }
            _at += IsPairAt(text, _at) ? 2 : 1;
        }
        return false;
    }

    private static bool IsPairAt(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    private static int ClassOf(int codePoint)
    {
        int block = codePoint >> BlockShift;
        return block >= WordBreakTable.Blocks.Length
            ? 0
            : WordBreakTable.Classes[(WordBreakTable.Blocks[block] << BlockShift) | (codePoint & BlockMask)];
    }

    /// <summary>The end of the longest token that starts at an offset; the offset itself when none does.</summary>
    private int Match(ReadOnlySpan<char> text, int start)
    {
        int limit = Math.Min(text.Length, start + MaxTokenLength);
        int state = 1;
        int end = start;
        for (int at = start; at < limit;)
        {
            int codePoint = text[at];
            int next = at + 1;
            if (char.IsHighSurrogate((char)codePoint) && IsPairAt(text, at))
            {
                if (++next > limit)
                {
                    break;
                }
                codePoint = char.ConvertToUtf32((char)codePoint, text[at + 1]);
            }
            state = WordBreakTable.Transitions[(state << StateShift) | ClassOf(codePoint)];
            if (state == 0)
            {
                break;
            }
            at = next;
            byte accepted = WordBreakTable.Accepts[state];
            if (accepted != 0)
            {
                end = at;
                Type = (StandardTokenType)accepted;
            }
        }
        return end;
    }
}
