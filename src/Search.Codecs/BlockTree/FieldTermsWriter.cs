using Search.Codecs.Fst;
using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Cuts the sorted terms of a field into blocks. Terms wait on a stack; whenever a prefix is left behind that at least
/// <see cref="MinEntries"/> entries share, these become one block, or several "floor" blocks when they are more than
/// <see cref="MaxEntries"/>, and one entry takes their place.
/// </summary>
internal sealed class FieldTermsWriter
{
    /// <summary>Fewest entries that become a block.</summary>
    public const int MinEntries = 25;

    /// <summary>Most entries of a block where a cut is possible.</summary>
    public const int MaxEntries = 48;

    private readonly BlockWriter _blocks;
    private readonly FstWriter _fst = new();
    private readonly ByteSink _arena = new(4096);
    private readonly ByteSink _lastTerm = new(64);
    private readonly ByteSink _firstTerm = new(64);
    private readonly List<WrittenBlock> _written = [];
    private readonly List<IndexEntry> _index = [];
    private readonly ByteSink _indexBytes = new(1024);
    private PendingEntry[] _pending = new PendingEntry[64];
    private int[] _prefixStarts = new int[64];
    private int _pendingCount;

    /// <summary>A writer whose blocks go to .tim.</summary>
    public FieldTermsWriter(IndexOutput dictionary) => _blocks = new BlockWriter(dictionary);

    /// <summary>Terms added to the current field.</summary>
    public long Count { get; private set; }

    /// <summary>The smallest term.</summary>
    public ReadOnlySpan<byte> Min => _firstTerm.Bytes;

    /// <summary>The greatest term.</summary>
    public ReadOnlySpan<byte> Max => _lastTerm.Bytes;

    /// <summary>Begins a field.</summary>
    public void StartField(FieldInfo field)
    {
        _blocks.StartField(field);
        _arena.Clear();
        _lastTerm.Clear();
        _firstTerm.Clear();
        _index.Clear();
        _indexBytes.Clear();
        _pendingCount = 0;
        Count = 0;
    }

    /// <summary>Adds a term, greater than the last one.</summary>
    public void Add(ReadOnlySpan<byte> term, in TermMetadata metadata)
    {
        if (Count == 0)
        {
            _firstTerm.WriteBytes(term);
        }
        else if (term.SequenceCompareTo(_lastTerm.Bytes) <= 0)
        {
            throw new ArgumentException("terms must ascend", nameof(term));
        }
        Close(term);
        Push(new PendingEntry
        {
            BytesAt = _arena.Length,
            BytesLength = term.Length,
            IsTerm = true,
            Metadata = metadata,
        });
        _arena.WriteBytes(term);
        Count++;
    }

    /// <summary>Writes what waits and the field's index; returns the output of the root block.</summary>
    /// <param name="index">The file .tip.</param>
    /// <param name="fstMeta">Receives the FST's metadata.</param>
    /// <param name="rootCode">Receives the output of the empty prefix.</param>
    public void Finish(IndexOutput index, ByteSink fstMeta, ByteSink rootCode)
    {
        // The greatest term stays readable as Max: prefixes are closed against the empty term without replacing it.
        ClosePrefixes(0);
        WriteBlocks(0, _pendingCount);
        _index.Sort((a, b) => Prefix(a).SequenceCompareTo(Prefix(b)));
        rootCode.WriteBytes(Output(_index[0]));
        _fst.Clear();
        foreach (IndexEntry entry in _index)
        {
            _fst.Add(Prefix(entry), Output(entry));
        }
        _fst.Finish(index, fstMeta);
    }

    private ReadOnlySpan<byte> Prefix(IndexEntry entry) => _indexBytes.Bytes.Slice(entry.At, entry.PrefixLength);

    private ReadOnlySpan<byte> Output(IndexEntry entry) =>
        _indexBytes.Bytes.Slice(entry.At + entry.PrefixLength, entry.OutputLength);

    // Turns prefixes of the last term that the next one does not share into blocks, where they have enough entries.
    private void Close(ReadOnlySpan<byte> term)
    {
        int common = term.CommonPrefixLength(_lastTerm.Bytes);
        ClosePrefixes(common);
        if (_prefixStarts.Length < term.Length)
        {
            Array.Resize(ref _prefixStarts, Math.Max(term.Length, _prefixStarts.Length * 2));
        }
        _prefixStarts.AsSpan(common, term.Length - common).Fill(_pendingCount);
        _lastTerm.Truncate(common);
        _lastTerm.WriteBytes(term[common..]);
    }

    private void ClosePrefixes(int common)
    {
        for (int i = _lastTerm.Length - 1; i >= common; i--)
        {
            int count = _pendingCount - _prefixStarts[i];
            if (count >= MinEntries)
            {
                WriteBlocks(i + 1, count);
                _prefixStarts[i] -= count - 1;
            }
        }
    }

    private void Push(in PendingEntry entry)
    {
        if (_pendingCount == _pending.Length)
        {
            Array.Resize(ref _pending, _pendingCount * 2);
        }
        _pending[_pendingCount++] = entry;
    }

    // The top entries share a prefix: one block, or floor blocks cut where the byte after the prefix changes.
    private void WriteBlocks(int prefixLength, int count)
    {
        _written.Clear();
        int end = _pendingCount;
        int start = end - count;
        int lastLabel = -1;
        int leadLabel = -1;
        for (int i = start; i < end; i++)
        {
            int label = _pending[i].BytesLength == prefixLength ? -1 : _arena.Bytes[_pending[i].BytesAt + prefixLength];
            if (label != lastLabel)
            {
                if (i - start >= MinEntries && end - start > MaxEntries)
                {
                    WriteBlock(prefixLength, leadLabel, start, i, false);
                    leadLabel = label;
                    start = i;
                }
                lastLabel = label;
            }
        }
        WriteBlock(prefixLength, leadLabel, start, end, true);
        ReplaceTop(prefixLength, count);
    }

    private void WriteBlock(int prefixLength, int leadLabel, int start, int end, bool isLast)
    {
        ReadOnlySpan<PendingEntry> entries = _pending.AsSpan(start, end - start);
        bool hasTerms = false;
        bool hasBlocks = false;
        foreach (ref readonly PendingEntry entry in entries)
        {
            hasTerms |= entry.IsTerm;
            hasBlocks |= !entry.IsTerm;
        }
        long at = _blocks.Write(entries, _arena.Bytes, prefixLength, !hasBlocks, isLast);
        _written.Add(new WrittenBlock(at, leadLabel, hasTerms));
    }

    // One entry for the blocks just written takes the place of their entries; the index learns the prefix.
    private void ReplaceTop(int prefixLength, int count)
    {
        int first = _pendingCount - count;
        int bytesAt = _pending[first].BytesAt;
        int indexAt = _indexBytes.Length;
        _indexBytes.WriteBytes(_arena.Bytes.Slice(bytesAt, prefixLength));
        WriteOutput();
        _index.Add(new IndexEntry(indexAt, prefixLength, _indexBytes.Length - indexAt - prefixLength));
        _arena.Truncate(bytesAt + prefixLength);
        _pendingCount = first;
        Push(new PendingEntry { BytesAt = bytesAt, BytesLength = prefixLength, Block = _written[0].Start });
    }

    private void WriteOutput()
    {
        WrittenBlock first = _written[0];
        _indexBytes.WriteVLong((first.Start << 2) | (first.HasTerms ? 2L : 0) | (_written.Count > 1 ? 1L : 0));
        if (_written.Count > 1)
        {
            _indexBytes.WriteVInt(_written.Count - 1);
            for (int i = 1; i < _written.Count; i++)
            {
                _indexBytes.WriteByte((byte)_written[i].LeadLabel);
                _indexBytes.WriteVLong(((_written[i].Start - first.Start) << 1) | (_written[i].HasTerms ? 1L : 0));
            }
        }
    }

    private readonly record struct IndexEntry(int At, int PrefixLength, int OutputLength);
}
