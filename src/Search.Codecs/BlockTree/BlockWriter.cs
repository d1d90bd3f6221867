using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>Writes one block of entries to .tim: suffixes, their lengths, statistics, metadata. Byte grammar in README.md.</summary>
internal sealed class BlockWriter
{
    private const int LeafFlag = 4;
    private readonly IndexOutput _output;
    private readonly ByteSink _suffixes = new(1024);
    private readonly ByteSink _lengths = new();
    private readonly ByteSink _stats = new();
    private readonly ByteSink _places = new();
    private FieldInfo? _field;
    private TermMetadata _last;
    private int _singletons;

    /// <summary>A writer to .tim.</summary>
    public BlockWriter(IndexOutput output) => _output = output;

    /// <summary>Begins a field.</summary>
    public void StartField(FieldInfo field) => _field = field;

    /// <summary>Writes entries as one block; returns its offset.</summary>
    /// <param name="entries">The entries, in order.</param>
    /// <param name="arena">Holds their bytes.</param>
    /// <param name="prefixLength">Bytes that all share and that are left out.</param>
    /// <param name="isLeaf">True when all are terms.</param>
    /// <param name="isLast">True when no block of the same prefix follows.</param>
    public long Write(
        ReadOnlySpan<PendingEntry> entries, ReadOnlySpan<byte> arena, int prefixLength, bool isLeaf, bool isLast)
    {
        long start = _output.FilePointer;
        _last = new TermMetadata { SingletonDoc = -1 };
        foreach (ref readonly PendingEntry entry in entries)
        {
            ReadOnlySpan<byte> suffix = arena.Slice(entry.BytesAt + prefixLength, entry.BytesLength - prefixLength);
            _suffixes.WriteBytes(suffix);
            if (isLeaf)
            {
                _lengths.WriteVInt(suffix.Length);
            }
            else
            {
                _lengths.WriteVInt((suffix.Length << 1) | (entry.IsTerm ? 0 : 1));
            }
            if (entry.IsTerm)
            {
                AddStats(in entry.Metadata);
                AddPlaces(in entry.Metadata);
            }
            else
            {
                _lengths.WriteVLong(start - entry.Block);
            }
        }
        EndSingletons();
        _output.WriteVInt((entries.Length << 1) | (isLast ? 1 : 0));
        _output.WriteVLong(((long)_suffixes.Length << 3) + (isLeaf ? LeafFlag : 0) + SuffixCompression.None);
        _suffixes.CopyTo(_output);
        WriteLengths();
        WriteCounted(_stats);
        WriteCounted(_places);
        _suffixes.Clear();
        _lengths.Clear();
        return start;
    }

    private void WriteLengths()
    {
        Span<byte> lengths = _lengths.Bytes;
        if (lengths.ContainsAnyExcept(lengths[0]))
        {
            _output.WriteVInt(lengths.Length << 1);
            _output.WriteBytes(lengths);
        }
        else
        {
            _output.WriteVInt((lengths.Length << 1) | 1);
            _output.WriteByte(lengths[0]);
        }
    }

    private void WriteCounted(ByteSink sink)
    {
        _output.WriteVInt(sink.Length);
        sink.CopyTo(_output);
        sink.Clear();
    }

    private void AddStats(in TermMetadata term)
    {
        if (term.DocFreq == 1 && term.TotalTermFreq == 1)
        {
            _singletons++;
            return;
        }
        EndSingletons();
        _stats.WriteVInt(term.DocFreq << 1);
        if (_field is { HasFreqs: true })
        {
            _stats.WriteVLong(term.TotalTermFreq - term.DocFreq);
        }
    }

    private void EndSingletons()
    {
        if (_singletons > 0)
        {
            _stats.WriteVInt(((_singletons - 1) << 1) | 1);
            _singletons = 0;
        }
    }

    private void AddPlaces(in TermMetadata term)
    {
        if (_last.SingletonDoc >= 0 && term.SingletonDoc >= 0 && term.DocStart == _last.DocStart)
        {
            long delta = (long)term.SingletonDoc - _last.SingletonDoc;
            _places.WriteVLong((((delta << 1) ^ (delta >> 63)) << 1) | 1);
        }
        else
        {
            _places.WriteVLong((term.DocStart - _last.DocStart) << 1);
            if (term.SingletonDoc >= 0)
            {
                _places.WriteVInt(term.SingletonDoc);
            }
        }
        if (_field is { HasPositions: true })
        {
            _places.WriteVLong(term.PosStart - _last.PosStart);
            if (_field.HasOffsets || _field.HasPayloads)
            {
                _places.WriteVLong(term.PayStart - _last.PayStart);
            }
            if (term.LastPosBlockOffset >= 0)
            {
                _places.WriteVLong(term.LastPosBlockOffset);
            }
        }
        if (term.SkipOffset >= 0)
        {
            _places.WriteVLong(term.SkipOffset);
        }
        _last = term;
    }
}
