using Search.Codecs;

namespace Search.Queries;

/// <summary>The documents 0..maxDoc-1.</summary>
internal sealed class AllDocsIterator : DocIdSetIterator
{
    private readonly int _maxDoc;
    private int _doc = -1;

    internal AllDocsIterator(int maxDoc) => _maxDoc = maxDoc;

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => _maxDoc;

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_doc + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        _doc = target < _maxDoc ? target : NoMoreDocs;
        return _doc;
    }
}
