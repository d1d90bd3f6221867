using Search.Codecs;

namespace Search.Indexing;

/// <summary>One byte string a document, from a dictionary that is sorted at flush.</summary>
internal sealed class SortedBuffer(FieldInfo field) : DocValuesBuffer
{
    private readonly TermsHash _terms = new();
    private readonly GrowableList<int> _docs = new(4);
    private readonly GrowableList<int> _ids = new(4);

    public override long RamBytes => _terms.RamBytes + _docs.RamBytes + _ids.RamBytes;

    public override void Add(int doc, ReadOnlySpan<byte> value)
    {
        if (_docs.Count > 0 && _docs[_docs.Count - 1] == doc)
        {
            throw SecondValue(field);
        }
        int id = _terms.Add(value);
        _docs.Add(doc);
        _ids.Add(id);
    }

    public override void DropDocument(int doc)
    {
        if (_docs.Count > 0 && _docs[_docs.Count - 1] == doc)
        {
            _docs.Truncate(_docs.Count - 1);
            _ids.Truncate(_docs.Count);
        }
    }

    public override void Flush(DocValuesConsumer consumer)
    {
        var dictionary = new SortedDictionaryView(_terms, _ids.Span);
        consumer.AddSortedField(field, () => new Iterator(_docs, _ids, dictionary));
    }

    private sealed class Iterator(GrowableList<int> docs, GrowableList<int> ids, SortedDictionaryView dictionary)
        : SortedDocValues
    {
        private DocCursor _cursor = new(docs);

        public override int DocId => _cursor.DocId;

        public override long Cost => docs.Count;

        public override int OrdValue => dictionary.OrdOf(ids[_cursor.Index]);

        public override int ValueCount => dictionary.Count;

        public override ReadOnlySpan<byte> LookupOrd(int ord) => dictionary[ord];

        public override int NextDoc() => _cursor.NextDoc();

        public override int Advance(int target) => _cursor.Advance(target);

        public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
    }
}
