using Search.Codecs.BlockTree;

namespace Search.Codecs.Postings;

/// <summary>
/// The consumer of a segment: creates the files with the first field, so that a segment without indexed fields has none, and marks every field
/// as held by this format.
/// </summary>
internal sealed class FieldsWriter : FieldsConsumer
{
    private readonly SegmentState _state;
    private BlockTreeTermsWriter? _writer;
    private PostingsWriter? _postings;
    private string? _lastField;

    /// <summary>A consumer for a segment.</summary>
    public FieldsWriter(SegmentState state) => _state = state;

    private BlockTreeTermsWriter Writer => _writer ?? throw new InvalidOperationException("no field was started");

    /// <inheritdoc/>
    public override void StartField(FieldInfo field, NormValues? norms)
    {
        if (_lastField is not null && string.CompareOrdinal(field.Name, _lastField) <= 0)
        {
            throw new ArgumentException($"field {field.Name} after {_lastField}", nameof(field));
        }
        _lastField = field.Name;
        field.Attributes[Lucene84PostingsFormat.FormatAttribute] = Lucene84PostingsFormat.Name;
        field.Attributes[Lucene84PostingsFormat.SuffixAttribute] = Lucene84PostingsFormat.WrittenSuffix;
        _writer ??= new BlockTreeTermsWriter(_state, Lucene84PostingsFormat.SuffixOf(field));
        _postings = _writer.Postings;
        _writer.StartField(field, norms);
    }

    /// <inheritdoc/>
    public override void StartTerm(ReadOnlySpan<byte> term) => Writer.StartTerm(term);

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
        PostingsWriter postings = _postings ?? throw new InvalidOperationException("no field was started");
        postings.StartDoc(doc, freq);
        postings.Positions?.AddDoc(
            freq, in positions, in startOffsets, in endOffsets, in payloadLengths, in payloads);
        postings.FinishDoc();
    }

    /// <inheritdoc/>
    public override void AddDocs(in PostingsRun run)
    {
        PostingsWriter postings = _postings ?? throw new InvalidOperationException("no field was started");
        postings.AddDocs(in run);
    }

    /// <inheritdoc/>
    public override void FinishTerm() => Writer.FinishTerm();

    /// <inheritdoc/>
    public override void FinishField() => Writer.FinishField();

    /// <inheritdoc/>
    public override void Finish() => _writer?.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _writer?.Dispose();
        }
    }
}
