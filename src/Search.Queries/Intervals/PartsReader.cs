namespace Search.Queries;

/// <summary>Reads the intervals of a source of which every part must be in the document.</summary>
internal abstract class PartsReader : IntervalReader
{
    private protected PartsReader(IntervalReader[] parts)
        : base(parts.Length == 1 ? parts[0].Docs : new ConjunctionIterator([.. parts.Select(p => p.Docs)])) =>
        Parts = parts;

    /// <summary>The parts' readers.</summary>
    private protected IntervalReader[] Parts { get; }

    /// <summary>The readers of all parts, or null when one of them is nowhere in the leaf.</summary>
    internal static IntervalReader[]? Open(IReadOnlyList<IntervalSource> parts, IntervalLeaf leaf)
    {
        var readers = new IntervalReader[parts.Count];
        for (int i = 0; i < readers.Length; i++)
        {
            if (parts[i].GetReader(leaf) is not { } reader)
            {
                return null;
            }
            readers[i] = reader;
        }
        return readers;
    }

    /// <inheritdoc/>
    internal sealed override void Read()
    {
        Intervals.Clear();
        foreach (IntervalReader part in Parts)
        {
            part.Read();
            if (part.Intervals.Count == 0)
            {
                return;
            }
        }
        Combine();
    }

    /// <summary>Adds the intervals that the parts' intervals make.</summary>
    private protected abstract void Combine();
}
