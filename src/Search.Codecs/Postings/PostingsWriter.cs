using System.Numerics;
using System.Runtime.CompilerServices;
using Search.Codecs.BlockTree;
using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.Postings;

/// <summary>
/// Writes documents, frequencies, positions, payloads and offsets of one term after the other. All buffers live as long as
/// the writer: nothing is allocated for a term or a document.
/// </summary>
internal sealed class PostingsWriter : IDisposable
{
    private const byte LittleEndianMark = (byte)'L';
    private readonly IndexOutput _doc;
    private readonly PositionsWriter? _positions;
    private readonly PForBlockWriter _blocks = new();
    private readonly SkipWriter _skip = new();
    private readonly int[] _deltas = new int[ForBlock.Size];
    private readonly int[] _freqs = new int[ForBlock.Size];
    private readonly int[] _docs = new int[ForBlock.Size];
    private readonly ulong[] _docsSeen;
    private readonly int _maxDoc;
    private NormValues? _norms;
    private bool _hasFreqs;
    private bool _hasPositions;
    private SkipEntry _start;
    private SkipEntry _blockEnd;
    private int _blockEndPayloadBytes;
    private int _docCount;
    private int _buffered;
    private int _lastDoc;
    private long _totalTermFreq;

    /// <summary>Creates the files that the segment's fields need.</summary>
    public PostingsWriter(SegmentState state, string suffix)
    {
        _maxDoc = state.SegmentInfo.MaxDoc;
        _docsSeen = new ulong[(_maxDoc + 63) >> 6];
        _doc = PostingsFiles.Create(
            state, suffix, PostingsFiles.DocExtension, PostingsFiles.DocCodec, PostingsFiles.Version);
        try
        {
            _doc.WriteByte(LittleEndianMark);
            if (PostingsFiles.HasPos(state.FieldInfos))
            {
                _positions = new PositionsWriter(state, suffix);
            }
        }
        catch
        {
            OpenFiles.CloseQuietly(_doc);
            throw;
        }
    }

    /// <summary>Takes the positions of the current document; null when the current field has none.</summary>
    public PositionsWriter? Positions => _hasPositions ? _positions : null;

    /// <summary>Documents of the current term so far.</summary>
    public int DocCount => _docCount;

    /// <summary>Begins a field.</summary>
    public void StartField(FieldInfo field, NormValues? norms)
    {
        _norms = norms;
        _hasFreqs = field.HasFreqs;
        _hasPositions = field.HasPositions;
        _skip.StartField(field);
        _positions?.StartField(field);
        Array.Clear(_docsSeen);
    }

    /// <summary>Number of documents that the terms of the current field have been added for.</summary>
    public int CountFieldDocs()
    {
        int count = 0;
        foreach (ulong word in _docsSeen)
        {
            count += BitOperations.PopCount(word);
        }
        return count;
    }

    /// <summary>Begins a term.</summary>
    public void StartTerm()
    {
        _start = new SkipEntry { DocPointer = _doc.FilePointer };
        if (_hasPositions)
        {
            _positions?.StartTerm(ref _start);
        }
        _skip.StartTerm(in _start);
        _docCount = _buffered = _lastDoc = 0;
        _totalTermFreq = 0;
    }

    /// <summary>Begins a document; its positions go to <see cref="Positions"/>.</summary>
    /// <param name="doc">Document id, above the last one.</param>
    /// <param name="freq">Occurrences.</param>
    public void StartDoc(int doc, int freq)
    {
        if (_buffered == ForBlock.Size)
        {
            AddSkipEntry();
        }
        int delta = doc - _lastDoc;
        if ((delta <= 0 && (_docCount > 0 || doc < 0)) || (uint)doc >= (uint)_maxDoc || (_hasFreqs && freq < 1))
        {
            throw new ArgumentException(
                $"document {doc} with frequency {freq} after document {_lastDoc} of {_maxDoc}", nameof(doc));
        }
        freq = _hasFreqs ? freq : 1;
        int at = _buffered++;
        _deltas[at] = delta;
        _docs[at] = doc;
        _freqs[at] = freq;
        _lastDoc = doc;
        _docCount++;
        _totalTermFreq += freq;
        _docsSeen[doc >> 6] |= 1UL << doc;
    }

    /// <summary>Adds documents with all they have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddDocs(in PostingsRun run)
    {
        ReadOnlySpan<int> docs = run.Docs;
        ReadOnlySpan<int> freqs = run.Freqs;
        PositionsWriter? positions = Positions;
        int occurrence = 0;
        int payload = 0;
        while (docs.Length > 0)
        {
            if (_buffered == ForBlock.Size)
            {
                AddSkipEntry();
            }
            int count = Math.Min(docs.Length, ForBlock.Size - _buffered);
            int occurrences = Buffer(docs[..count], freqs[..count]);
            if (positions is not null)
            {
                payload += positions.AddRun(in run, occurrence, occurrences, payload);
                occurrence += occurrences;
            }
            FinishDoc();
            docs = docs[count..];
            freqs = freqs[count..];
        }
    }

    /// <summary>Ends a document, whose positions have been added.</summary>
    public void FinishDoc()
    {
        if (_buffered == ForBlock.Size)
        {
            FlushBlock();
        }
    }

    /// <summary>Ends a term that has documents.</summary>
    public void FinishTerm(out TermMetadata metadata)
    {
        metadata = new TermMetadata
        {
            DocFreq = _docCount,
            SingletonDoc = _docCount == 1 ? _docs[0] : -1,
            TotalTermFreq = _totalTermFreq,
            DocStart = _start.DocPointer,
            PosStart = _start.PosPointer,
            PayStart = _start.PayPointer,
            LastPosBlockOffset = -1,
            SkipOffset = -1,
        };
        if (_docCount > 1 && _buffered < ForBlock.Size)
        {
            WriteTail();
        }
        if (_hasPositions && _positions is not null)
        {
            metadata.LastPosBlockOffset = _positions.FinishTerm(_totalTermFreq);
        }
        if (_docCount > ForBlock.Size)
        {
            metadata.SkipOffset = _doc.FilePointer - _start.DocPointer;
            _skip.Write(_doc);
        }
    }

    /// <summary>Writes the footers.</summary>
    public void Finish()
    {
        CodecUtil.WriteFooter(_doc);
        _positions?.Finish();
    }

    /// <inheritdoc/>
    public void Dispose() => OpenFiles.CloseAll(_doc, _positions);

    // Takes documents that fit the block; returns their occurrences.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Buffer(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs)
    {
        freqs = freqs[..docs.Length];
        Span<int> deltas = _deltas.AsSpan(_buffered, docs.Length);
        int last = _lastDoc;
        int total = 0;
        int least = _docCount > 0 ? 1 : 0;
        bool hasFreqs = _hasFreqs;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            int delta = doc - last;
            int freq = hasFreqs ? freqs[i] : 1;
            if (delta < least || (uint)doc >= (uint)_maxDoc || freq < 1)
            {
                throw new ArgumentException(
                    $"document {doc} with frequency {freq} after document {last} of {_maxDoc}", nameof(docs));
            }
            deltas[i] = delta;
            total += freq;
            last = doc;
            least = 1;
            _docsSeen[doc >> 6] |= 1UL << doc;
        }
        docs.CopyTo(_docs.AsSpan(_buffered));
        if (hasFreqs)
        {
            freqs.CopyTo(_freqs.AsSpan(_buffered));
        }
        else
        {
            _freqs.AsSpan(_buffered, docs.Length).Fill(1);
        }
        _buffered += docs.Length;
        _docCount += docs.Length;
        _lastDoc = last;
        _totalTermFreq += total;
        return total;
    }

    // Only a next document shows that the full block is not the last.
    private void AddSkipEntry()
    {
        _blockEnd.DocPointer = _doc.FilePointer;
        _skip.Add(in _blockEnd, _blockEndPayloadBytes);
        _buffered = 0;
    }

    private void FlushBlock()
    {
        _blocks.WriteDeltas(_deltas, _doc);
        if (_hasFreqs)
        {
            _blocks.Write(_freqs, _doc);
        }
        AddImpacts();
        _blockEnd.Index = _docCount / ForBlock.Size;
        _blockEnd.Doc = _lastDoc;
        if (_hasPositions)
        {
            _blockEndPayloadBytes = _positions?.Mark(ref _blockEnd) ?? 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddImpacts()
    {
        ImpactAccumulator impacts = _skip.Impacts;
        ReadOnlySpan<byte> dense = _norms is null ? [] : _norms.DenseBytes;
        if (!dense.IsEmpty)
        {
            for (int i = 0; i < ForBlock.Size; i++)
            {
                impacts.AddByte(_freqs[i], dense[_docs[i]]);
            }
            return;
        }
        for (int i = 0; i < ForBlock.Size; i++)
        {
            impacts.Add(_freqs[i], _norms is not null && _norms.TryGet(_docs[i], out long norm) ? norm : 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteTail()
    {
        for (int i = 0; i < _buffered; i++)
        {
            if (!_hasFreqs)
            {
                _doc.WriteVInt(_deltas[i]);
            }
            else if (_freqs[i] == 1)
            {
                _doc.WriteVInt((_deltas[i] << 1) | 1);
            }
            else
            {
                _doc.WriteVInt(_deltas[i] << 1);
                _doc.WriteVInt(_freqs[i]);
            }
        }
    }
}
