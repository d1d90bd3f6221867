using System.Numerics;
using System.Runtime.CompilerServices;
using Search.Analysis.Bits;

namespace Search.Analysis.Standard;

/// <summary>
/// Finds the words of UAX #29 in a text, one after another: words of ASCII letters and digits by bit masks, everything
/// else by the automaton of <see cref="WordAutomaton"/>, whose result is the same for both.
/// </summary>
internal sealed class StandardScanner
{
    private int _at;
    private int _blockStart;
    private AsciiBlock _block;

    /// <summary>Start of the current token.</summary>
    public int Start { get; private set; }

    /// <summary>End (exclusive) of the current token.</summary>
    public int End { get; private set; }

    /// <summary>Type of the current token.</summary>
    public StandardTokenType Type { get; private set; }

    /// <summary>True when the current token is ASCII letters and digits and nothing else, told without reading it again.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Begins a text.</summary>
    public void Begin()
    {
        _at = 0;
        _blockStart = -AsciiBlock.Size;
    }

    /// <summary>Goes on in the same text from a later offset.</summary>
    public void MoveTo(int offset) => _at = offset;

    /// <summary>Steps to the next token of the text, which is the same at every step; false at its end.</summary>
    public bool Next(ReadOnlySpan<char> text)
    {
        while (_at < text.Length)
        {
            if (_at - _blockStart >= AsciiBlock.Size)
            {
                ReadBlock(text, _at);
            }
            int shift = _at - _blockStart;
            int skip = BitOperations.TrailingZeroCount((_block.Word | _block.Hard) >> shift);
            if (skip == AsciiBlock.Size)
            {
                _at = _blockStart + AsciiBlock.Size;
                continue;
            }
            _at += skip;
            bool found = (_block.Word >> (shift + skip) & 1) != 0 ? NextFromWord(text) : NextByAutomaton(text);
            if (found)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Steps over the next tokens, as many as fit, and notes their starts and ends: for a token that is not plain
    /// (<see cref="IsPlain"/>) the complement of its end. Returns their number; 0 at the end.
    /// </summary>
    public int NextRun(ReadOnlySpan<char> text, Span<int> starts, Span<int> ends)
    {
        int count = 0;
        while (count < starts.Length && _at < text.Length)
        {
            if (_at - _blockStart >= AsciiBlock.Size)
            {
                ReadBlock(text, _at);
            }
            if (PlainWords(starts, ends, ref count))
            {
                continue;
            }
            if (count < starts.Length && Next(text))
            {
                starts[count] = Start;
                ends[count++] = IsPlain ? End : ~End;
            }
        }
        return count;
    }

    /// <summary>
    /// The words of the block, up to where only the automaton knows on. False when the next token is for
    /// <see cref="Next"/>; true when the place moved on, to the word at the end of the block if it may go on after it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool PlainWords(Span<int> starts, Span<int> ends, ref int count)
    {
        int shift = _at - _blockStart;
        ulong words = _block.Word >> shift << shift;
        ulong wordStarts = words & ~(words << 1);
        ulong wordEnds = ~words & (words << 1);
        ulong follows = _block.Hard | (_block.Mid & ((_block.Word | _block.Hard) >> 1));
        ulong hard = (_block.Hard >> shift << shift) | (wordEnds & follows);
        int limit = BitOperations.TrailingZeroCount(hard | (1UL << (AsciiBlock.Size - 1)));
        wordEnds &= (1UL << limit) - 1;
        int at = count;
        int end = shift;
        while (wordEnds != 0 && at < starts.Length)
        {
            end = BitOperations.TrailingZeroCount(wordEnds);
            starts[at] = _blockStart + BitOperations.TrailingZeroCount(wordStarts);
            ends[at++] = _blockStart + end;
            wordStarts &= wordStarts - 1;
            wordEnds &= wordEnds - 1;
        }
        count = at;
        _at = _blockStart + end;
        if (wordEnds != 0 || hard != 0)
        {
            return wordEnds != 0;
        }
        int rest = BitOperations.TrailingZeroCount(wordStarts);
        if (rest == 0)
        {
            // A word as long as the block.
            return false;
        }
        _at = _blockStart + rest;
        _blockStart = _at - AsciiBlock.Size;
        return true;
    }

    /// <summary>A token that starts with an ASCII letter or digit.</summary>
    private bool NextFromWord(ReadOnlySpan<char> text)
    {
        int shift = _at - _blockStart;
        int length = BitOperations.TrailingZeroCount(~(_block.Word >> shift));
        if (shift + length >= AsciiBlock.Size - 1)
        {
            // The word, or what decides whether it goes on, lies beyond the block.
            if (shift == 0)
            {
                return NextByAutomaton(text);
            }
            ReadBlock(text, _at);
            return NextFromWord(text);
        }
        int end = shift + length;
        ulong follows = _block.Hard | (_block.Mid & ((_block.Word | _block.Hard) >> 1));
        if ((follows >> end & 1) != 0)
        {
            return NextByAutomaton(text);
        }
        bool isNumber = BitOperations.TrailingZeroCount(~(_block.Digit >> shift)) >= length;
        Start = _at;
        _at += length;
        End = _at;
        Type = isNumber ? StandardTokenType.Num : StandardTokenType.Alphanum;
        IsPlain = true;
        return true;
    }

    private bool NextByAutomaton(ReadOnlySpan<char> text)
    {
        int end = WordAutomaton.Match(text, _at, out StandardTokenType type);
        if (type == StandardTokenType.None)
        {
            _at = end;
            return false;
        }
        Start = _at;
        End = end;
        Type = type;
        IsPlain = false;
        _at = end;
        return true;
    }

    private void ReadBlock(ReadOnlySpan<char> text, int at)
    {
        _blockStart = at;
        AsciiBlock.Read(text, at, out _block);
    }
}
