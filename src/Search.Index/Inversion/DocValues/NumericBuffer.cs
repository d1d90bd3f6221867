using Search.Codecs;

namespace Search.Indexing;

/// <summary>One number a document.</summary>
internal sealed class NumericBuffer(FieldInfo field) : DocValuesBuffer
{
    private readonly GrowableList<int> _docs = new(4);
    private readonly GrowableList<long> _values = new(8);

    public override long RamBytes => _docs.RamBytes + _values.RamBytes;

    public override void Add(int doc, long value)
    {
        if (_docs.Count > 0 && _docs[_docs.Count - 1] == doc)
        {
            throw SecondValue(field);
        }
        _docs.Add(doc);
        _values.Add(value);
    }

    public override void DropDocument(int doc)
    {
        if (_docs.Count > 0 && _docs[_docs.Count - 1] == doc)
        {
            _docs.Truncate(_docs.Count - 1);
            _values.Truncate(_docs.Count);
        }
    }

    public override void Flush(DocValuesConsumer consumer) =>
        consumer.AddNumericField(field, () => new Iterator(_docs, _values));

    private sealed class Iterator(GrowableList<int> docs, GrowableList<long> values) : NumericDocValues
    {
        private DocCursor _cursor = new(docs);

        public override int DocId => _cursor.DocId;

        public override long Cost => docs.Count;

        public override long LongValue => values[_cursor.Index];

        public override int NextDoc() => _cursor.NextDoc();

        public override int Advance(int target) => _cursor.Advance(target);

        public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
    }
}
