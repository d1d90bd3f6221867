using System.Numerics;

namespace Search.Codecs;

/// <summary>The documents of a segment that are not deleted: one bit each, set = alive. Immutable once shared.</summary>
public sealed class LiveDocs
{
    private readonly ulong[] _words;

    /// <summary>Wraps words of 64 documents, lowest id in the lowest bit; bits at and over <paramref name="maxDoc"/> are 0.</summary>
    public LiveDocs(ulong[] words, int maxDoc)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(words.Length, (maxDoc + 63) >> 6);
        _words = words;
        MaxDoc = maxDoc;
        int alive = 0;
        foreach (ulong word in words)
        {
            alive += BitOperations.PopCount(word);
        }
        Count = alive;
    }

    /// <summary>Number of documents, deleted ones included.</summary>
    public int MaxDoc { get; }

    /// <summary>Number of documents that are alive.</summary>
    public int Count { get; }

    /// <summary>The bits.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    /// <summary>Whether the document is alive.</summary>
    public bool this[int doc] => (_words[doc >> 6] >> (doc & 63) & 1) != 0;
}
