using Search.Codecs;

namespace Search.Indexing;

/// <summary>Several numbers a document, ascending.</summary>
internal sealed class SortedNumericBuffer(FieldInfo field) : DocValuesBuffer
{
    private readonly GrowableList<int> _docs = new(4);
    private readonly GrowableList<int> _starts = new(4);
    private readonly GrowableList<long> _values = new(8);
    private readonly List<long> _pending = [];

    public override long RamBytes => _docs.RamBytes + _starts.RamBytes + _values.RamBytes;

    public override void Add(int doc, long value) => _pending.Add(value);

    public override void FinishDocument(int doc)
    {
        if (_pending.Count == 0)
        {
            return;
        }
        _pending.Sort();
        _docs.Add(doc);
        _starts.Add(_values.Count);
        foreach (long value in _pending)
        {
            _values.Add(value);
        }
        _pending.Clear();
    }

    public override void DropDocument(int doc)
    {
        _pending.Clear();
        if (_docs.Count > 0 && _docs[_docs.Count - 1] == doc)
        {
            int last = _docs.Count - 1;
            _values.Truncate(_starts[last]);
            _docs.Truncate(last);
            _starts.Truncate(last);
        }
    }

    public override void Flush(DocValuesConsumer consumer) =>
        consumer.AddSortedNumericField(field, () => new Iterator(this));

    private sealed class Iterator(SortedNumericBuffer buffer) : SortedNumericDocValues
    {
        private DocCursor _cursor = new(buffer._docs);
        private int _next;
        private int _end;

        public override int DocId => _cursor.DocId;

        public override long Cost => buffer._docs.Count;

        public override int DocValueCount
        {
            get
            {
                (int start, int end) = Range();
                return end - start;
            }
        }

        public override long NextValue() => _next < _end
            ? buffer._values[_next++]
            : throw new InvalidOperationException("the document has no further value");

        public override int NextDoc()
        {
            int doc = _cursor.NextDoc();
            (_next, _end) = Range();
            return doc;
        }

        public override int Advance(int target)
        {
            int doc = _cursor.Advance(target);
            (_next, _end) = Range();
            return doc;
        }

        public override bool AdvanceExact(int target)
        {
            bool found = _cursor.AdvanceExact(target);
            (_next, _end) = Range();
            return found;
        }

        private (int Start, int End) Range()
        {
            int index = _cursor.Index;
            if ((uint)index >= (uint)buffer._docs.Count)
            {
                return (0, 0);
            }
            int end = index + 1 < buffer._starts.Count ? buffer._starts[index + 1] : buffer._values.Count;
            return (buffer._starts[index], end);
        }
    }
}
