using Search.Codecs;

namespace Search.Queries;

/// <summary>Steps through the documents in which a source can stand, and reads its intervals there.</summary>
internal abstract class IntervalReader
{
    private protected IntervalReader(DocIdSetIterator docs) => Docs = docs;

    /// <summary>The candidates.</summary>
    internal DocIdSetIterator Docs { get; }

    /// <summary>The intervals of the document read last: starts and ends ascend.</summary>
    internal List<Interval> Intervals { get; } = [];

    /// <summary>Reads the intervals of the current document.</summary>
    internal abstract void Read();

    /// <summary>Keeps intervals that contain no other, ascending.</summary>
    private protected void KeepMinimal()
    {
        List<Interval> all = Intervals;
        all.Sort((a, b) => a.End != b.End ? a.End.CompareTo(b.End) : b.Start.CompareTo(a.Start));
        int kept = 0;
        for (int i = 0; i < all.Count; i++)
        {
            if (kept == 0 || all[i].Start > all[kept - 1].Start)
            {
                all[kept++] = all[i];
            }
        }
        all.RemoveRange(kept, all.Count - kept);
    }
}
