using Search.Codecs;

namespace Search.Indexing;

/// <summary>One byte string a document.</summary>
internal sealed class BinaryBuffer(FieldInfo field) : DocValuesBuffer
{
    private readonly GrowableList<int> _docs = new(4);
    private readonly GrowableList<long> _starts = new(8);
    private readonly GrowableBytes _bytes = new();

    public override long RamBytes => _docs.RamBytes + _starts.RamBytes + _bytes.RamBytes;

    public override void Add(int doc, ReadOnlySpan<byte> value)
    {
        if (_docs.Count > 0 && _docs[_docs.Count - 1] == doc)
        {
            throw SecondValue(field);
        }
        _docs.Add(doc);
        _starts.Add(_bytes.Length);
        _bytes.Append(value);
    }

    public override void DropDocument(int doc)
    {
        if (_docs.Count > 0 && _docs[_docs.Count - 1] == doc)
        {
            _bytes.Truncate(_starts[_docs.Count - 1]);
            _docs.Truncate(_docs.Count - 1);
            _starts.Truncate(_docs.Count);
        }
    }

    public override void Flush(DocValuesConsumer consumer) => consumer.AddBinaryField(field, () => new Iterator(this));

    private sealed class Iterator(BinaryBuffer buffer) : BinaryDocValues
    {
        private DocCursor _cursor = new(buffer._docs);
        private byte[] _value = [];

        public override int DocId => _cursor.DocId;

        public override long Cost => buffer._docs.Count;

        public override ReadOnlySpan<byte> BinaryValue
        {
            get
            {
                int index = _cursor.Index;
                long start = buffer._starts[index];
                long end = index + 1 < buffer._starts.Count ? buffer._starts[index + 1] : buffer._bytes.Length;
                int length = (int)(end - start);
                if (_value.Length < length)
                {
                    _value = new byte[Math.Max(length, 2 * _value.Length)];
                }
                buffer._bytes.CopyTo(start, _value.AsSpan(0, length));
                return _value.AsSpan(0, length);
            }
        }

        public override int NextDoc() => _cursor.NextDoc();

        public override int Advance(int target) => _cursor.Advance(target);

        public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
    }
}
