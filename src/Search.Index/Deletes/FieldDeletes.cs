namespace Search.Indexing;

/// <summary>Deletions by term in one field.</summary>
internal sealed class FieldDeletes
{
    private readonly GrowableList<long> _sequences = new(8);
    private int[]? _sorted;

    /// <summary>The terms.</summary>
    public TermsHash Terms { get; } = new();

    /// <summary>Bytes held.</summary>
    public long RamBytes => Terms.RamBytes + _sequences.RamBytes;

    /// <summary>Sequence number of the last deletion of each term, by the term's number.</summary>
    public ReadOnlySpan<long> Sequences => _sequences.Span;

    /// <summary>Term numbers in byte order. Only for frozen packets.</summary>
    public int[] Sorted => _sorted ??= Terms.SortedIds();

    /// <summary>Adds a deletion.</summary>
    public void Add(ReadOnlySpan<byte> term, long sequence)
    {
        int id = Terms.Add(term);
        if (id == _sequences.Count)
        {
            _sequences.Add(sequence);
        }
        else
        {
            _sequences.Set(id, sequence);
        }
    }
}
