using System.Numerics;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>One segment of a merge, with the new number of each of its documents.</summary>
internal sealed class MergeSource
{
    private readonly LiveDocs? _live;
    private readonly int[] _liveBefore;
    private readonly int _docBase;

    /// <summary>Creates the source; its live documents get the numbers from <paramref name="docBase"/> on.</summary>
    public MergeSource(SegmentReader reader, int docBase)
    {
        Reader = reader;
        _docBase = docBase;
        _live = reader.LiveDocs;
        _liveBefore = [];
        if (_live is not null)
        {
            // Live documents before each word of 64: a document's new number is a look-up and a bit count.
            ReadOnlySpan<ulong> words = _live.Words;
            _liveBefore = new int[words.Length];
            int sum = 0;
            for (int i = 0; i < words.Length; i++)
            {
                _liveBefore[i] = sum;
                sum += BitOperations.PopCount(words[i]);
            }
        }
    }

    /// <summary>The segment as it was when the merge began.</summary>
    public SegmentReader Reader { get; }

    /// <summary>Whether every document is kept.</summary>
    public bool IsWhole => _live is null;

    /// <summary>The document's number in the merged segment, or -1 when it was deleted.</summary>
    public int Map(int doc)
    {
        if (_live is null)
        {
            return _docBase + doc;
        }
        ulong word = _live.Words[doc >> 6];
        ulong bit = 1UL << (doc & 63);
        return (word & bit) == 0
            ? -1
            : _docBase + _liveBefore[doc >> 6] + BitOperations.PopCount(word & (bit - 1));
    }
}
