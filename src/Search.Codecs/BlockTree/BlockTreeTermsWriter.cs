using Search.Codecs.Packed;
using Search.Codecs.Postings;
using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>Writes the postings of a segment: terms to .tim, .tip and .tmd, the rest through a <see cref="PostingsWriter"/>.</summary>
internal sealed class BlockTreeTermsWriter : FieldsConsumer
{
    private readonly PostingsWriter _postings;
    private readonly IndexOutput _dictionary;
    private readonly IndexOutput _index;
    private readonly IndexOutput _meta;
    private readonly FieldTermsWriter _terms;
    private readonly ByteSink _fields = new(1024);
    private readonly ByteSink _fst = new();
    private readonly ByteSink _rootCode = new(16);
    private readonly ByteSink _term = new(64);
    private readonly ulong[] _docsSeen;
    private FieldInfo? _field;
    private int _fieldCount;
    private int _docCount;
    private long _sumDocFreq;
    private long _sumTotalTermFreq;
    private bool _inTerm;

    /// <summary>Creates the files of one format suffix.</summary>
    public BlockTreeTermsWriter(SegmentState state, string suffix)
    {
        _docsSeen = new ulong[(state.SegmentInfo.MaxDoc + 63) >> 6];
        _postings = new PostingsWriter(state, suffix);
        IndexOutput? dictionary = null;
        IndexOutput? index = null;
        IndexOutput? meta = null;
        try
        {
            dictionary = BlockTreeFiles.Create(
                state, suffix, BlockTreeFiles.DictionaryExtension, BlockTreeFiles.DictionaryCodec);
            index = BlockTreeFiles.Create(state, suffix, BlockTreeFiles.IndexExtension, BlockTreeFiles.IndexCodec);
            meta = BlockTreeFiles.Create(state, suffix, BlockTreeFiles.MetaExtension, BlockTreeFiles.MetaCodec);
            CodecUtil.WriteIndexHeader(
                meta, PostingsFiles.TermsCodec, PostingsFiles.Version, state.SegmentInfo.Id, suffix);
            meta.WriteVInt(ForBlock.Size);
        }
        catch
        {
            meta?.Dispose();
            index?.Dispose();
            dictionary?.Dispose();
            _postings.Dispose();
            throw;
        }
        _dictionary = dictionary;
        _index = index;
        _meta = meta;
        _terms = new FieldTermsWriter(dictionary);
    }

    /// <inheritdoc/>
    public override void StartField(FieldInfo field, NormValues? norms)
    {
        if (_field is not null || field.IndexOptions == IndexOptions.None)
        {
            throw new InvalidOperationException($"field {field.Name} inside another, or not indexed");
        }
        _field = field;
        _postings.StartField(field, norms);
        _terms.StartField(field);
        _sumDocFreq = _sumTotalTermFreq = 0;
        _docCount = 0;
        Array.Clear(_docsSeen);
    }

    /// <inheritdoc/>
    public override void StartTerm(ReadOnlySpan<byte> term)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(term.Length, FieldTerms.MaxTermLength);
        if (_field is null || _inTerm)
        {
            throw new InvalidOperationException("a term outside a field or inside another term");
        }
        _inTerm = true;
        _term.Clear();
        _term.WriteBytes(term);
        _postings.StartTerm();
    }

    /// <inheritdoc/>
    public override void AddDoc(
        int doc,
        int freq,
        ReadOnlySpan<int> positions,
        ReadOnlySpan<int> startOffsets,
        ReadOnlySpan<int> endOffsets,
        ReadOnlySpan<int> payloadLengths,
        ReadOnlySpan<byte> payloads)
    {
        _postings.AddDoc(doc, freq, positions, startOffsets, endOffsets, payloadLengths, payloads);
        _docsSeen[doc >> 6] |= 1UL << (doc & 63);
    }

    /// <inheritdoc/>
    public override void FinishTerm()
    {
        _inTerm = false;
        if (_postings.DocCount == 0)
        {
            return;
        }
        _postings.FinishTerm(out TermMetadata metadata);
        _sumDocFreq += metadata.DocFreq;
        _sumTotalTermFreq += metadata.TotalTermFreq;
        _terms.Add(_term.Bytes, in metadata);
    }

    /// <inheritdoc/>
    public override void FinishField()
    {
        FieldInfo field = _field ?? throw new InvalidOperationException("no field was started");
        _field = null;
        if (_terms.Count == 0)
        {
            return;
        }
        foreach (ulong word in _docsSeen)
        {
            _docCount += System.Numerics.BitOperations.PopCount(word);
        }
        long indexStart = _index.FilePointer;
        _fst.Clear();
        _rootCode.Clear();
        _terms.Finish(_index, _fst, _rootCode);
        _fieldCount++;
        _fields.WriteVInt(field.Number);
        _fields.WriteVLong(_terms.Count);
        WriteCounted(_rootCode.Bytes);
        if (field.HasFreqs)
        {
            _fields.WriteVLong(_sumTotalTermFreq);
        }
        _fields.WriteVLong(_sumDocFreq);
        _fields.WriteVInt(_docCount);
        WriteCounted(_terms.Min);
        WriteCounted(_terms.Max);
        _fields.WriteVLong(indexStart);
        _fields.WriteBytes(_fst.Bytes);
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        _postings.Finish();
        _meta.WriteVInt(_fieldCount);
        _fields.CopyTo(_meta);
        CodecUtil.WriteFooter(_index);
        _meta.WriteInt64(_index.FilePointer);
        CodecUtil.WriteFooter(_dictionary);
        _meta.WriteInt64(_dictionary.FilePointer);
        CodecUtil.WriteFooter(_meta);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Closing writes buffers, which may fail: every file is closed all the same.
            try
            {
                _meta.Dispose();
            }
            finally
            {
                try
                {
                    _index.Dispose();
                }
                finally
                {
                    try
                    {
                        _dictionary.Dispose();
                    }
                    finally
                    {
                        _postings.Dispose();
                    }
                }
            }
        }
    }

    private void WriteCounted(ReadOnlySpan<byte> bytes)
    {
        _fields.WriteVInt(bytes.Length);
        _fields.WriteBytes(bytes);
    }
}
