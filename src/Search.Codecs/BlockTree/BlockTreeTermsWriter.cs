using Search.Codecs.Packed;
using Search.Codecs.Postings;
using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Writes the terms of a segment to .tim, .tip and .tmd; their documents go to the <see cref="PostingsWriter"/> between
/// <see cref="StartTerm"/> and <see cref="FinishTerm"/>.
/// </summary>
internal sealed class BlockTreeTermsWriter : IDisposable
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
    private FieldInfo? _field;
    private int _fieldCount;
    private long _sumDocFreq;
    private long _sumTotalTermFreq;
    private bool _inTerm;

    /// <summary>Creates the files of one format suffix.</summary>
    public BlockTreeTermsWriter(SegmentState state, string suffix)
    {
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
            OpenFiles.CloseQuietly(meta, index, dictionary, _postings);
            throw;
        }
        _dictionary = dictionary;
        _index = index;
        _meta = meta;
        _terms = new FieldTermsWriter(dictionary);
    }

    /// <summary>Takes the documents of the current term.</summary>
    public PostingsWriter Postings => _postings;

    /// <summary>Begins a field.</summary>
    public void StartField(FieldInfo field, NormValues? norms)
    {
        if (_field is not null || field.IndexOptions == IndexOptions.None)
        {
            throw new InvalidOperationException($"field {field.Name} inside another, or not indexed");
        }
        _field = field;
        _postings.StartField(field, norms);
        _terms.StartField(field);
        _sumDocFreq = _sumTotalTermFreq = 0;
    }

    /// <summary>Begins a term.</summary>
    public void StartTerm(ReadOnlySpan<byte> term)
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

    /// <summary>Ends a term; one without documents leaves no trace.</summary>
    public void FinishTerm()
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

    /// <summary>Ends a field; one without terms leaves no trace.</summary>
    public void FinishField()
    {
        FieldInfo field = _field ?? throw new InvalidOperationException("no field was started");
        _field = null;
        if (_terms.Count == 0)
        {
            return;
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
        _fields.WriteVInt(_postings.CountFieldDocs());
        WriteCounted(_terms.Min);
        WriteCounted(_terms.Max);
        _fields.WriteVLong(indexStart);
        _fields.WriteBytes(_fst.Bytes);
    }

    /// <summary>Writes what comes last and the footers.</summary>
    public void Finish()
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
    public void Dispose() => OpenFiles.CloseAll(_meta, _index, _dictionary, _postings);

    private void WriteCounted(ReadOnlySpan<byte> bytes)
    {
        _fields.WriteVInt(bytes.Length);
        _fields.WriteBytes(bytes);
    }
}
