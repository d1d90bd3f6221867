using System.Collections.Frozen;
using Search.Analysis.Words;

namespace Search.Variants.Tagging;

/// <summary>Finds listed words and phrases directly before or after a stretch of tokens.</summary>
internal sealed class CueMatcher
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly IReadOnlyList<string>[] _phrases;

    public CueMatcher(IEnumerable<IReadOnlyList<string>> cues)
    {
        IReadOnlyList<string>[] all = [.. cues];
        _words = all.Where(static cue => cue.Count == 1).Select(static cue => cue[0])
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _phrases = [.. all.Where(static cue => cue.Count > 1)];
    }

    /// <summary>
    /// Whether a cue ends within the <paramref name="within"/> tokens before <paramref name="start"/>.
    /// </summary>
    public bool IsBefore(TaggedText text, int start, int within = 1)
    {
        for (int end = start; end > Math.Max(0, start - within); end--)
        {
            if (EndsSentence(text, end, start))
            {
                return false;
            }
            if (_words.Contains(text.Folded(end - 1)) || EndsPhrase(text, end))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Whether a cue begins within the <paramref name="within"/> tokens from <paramref name="end"/> on.
    /// </summary>
    public bool IsAfter(TaggedText text, int end, int within = 1)
    {
        for (int start = end; start < Math.Min(text.Count, end + within); start++)
        {
            if (text.Has(start, RawTokenFlags.SentenceStart))
            {
                return false;
            }
            if (_words.Contains(text.Folded(start)) || StartsPhrase(text, start))
            {
                return true;
            }
        }
        return false;
    }

    private static bool EndsSentence(TaggedText text, int end, int start) =>
        end < text.Count && end <= start && text.Has(end, RawTokenFlags.SentenceStart);

    private bool EndsPhrase(TaggedText text, int end)
    {
        foreach (IReadOnlyList<string> phrase in _phrases)
        {
            if (end >= phrase.Count && IsAt(text, end - phrase.Count, phrase))
            {
                return true;
            }
        }
        return false;
    }

    private bool StartsPhrase(TaggedText text, int start)
    {
        foreach (IReadOnlyList<string> phrase in _phrases)
        {
            if (start + phrase.Count <= text.Count && IsAt(text, start, phrase))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsAt(TaggedText text, int start, IReadOnlyList<string> phrase)
    {
        for (int i = 0; i < phrase.Count; i++)
        {
            if (!text.Folded(start + i).SequenceEqual(phrase[i]))
            {
                return false;
            }
        }
        return true;
    }
}
