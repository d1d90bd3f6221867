using Search.Codecs;

namespace Search.Indexing;

/// <summary>A set of byte strings a document, from a dictionary that is sorted at flush.</summary>
internal sealed class SortedSetBuffer(FieldInfo field) : DocValuesBuffer
{
    private readonly TermsHash _terms = new();
    private readonly GrowableList<int> _docs = new(4);
    private readonly GrowableList<int> _starts = new(4);
    private readonly GrowableList<int> _ids = new(4);

    public override long RamBytes => _terms.RamBytes + _docs.RamBytes + _starts.RamBytes + _ids.RamBytes;

    public override void Add(int doc, ReadOnlySpan<byte> value)
    {
        int id = _terms.Add(value);
        if (_docs.Count == 0 || _docs[_docs.Count - 1] != doc)
        {
            _docs.Add(doc);
            _starts.Add(_ids.Count);
        }
        if (!_ids.Span[_starts[_docs.Count - 1]..].Contains(id))
        {
            _ids.Add(id);
        }
    }

    public override void DropDocument(int doc)
    {
        if (_docs.Count > 0 && _docs[_docs.Count - 1] == doc)
        {
            int last = _docs.Count - 1;
            _ids.Truncate(_starts[last]);
            _docs.Truncate(last);
            _starts.Truncate(last);
        }
    }

    public override void Flush(DocValuesConsumer consumer)
    {
        var dictionary = new SortedDictionaryView(_terms, _ids.Span);
        consumer.AddSortedSetField(field, () => new Iterator(this, dictionary));
    }

    private sealed class Iterator(SortedSetBuffer buffer, SortedDictionaryView dictionary) : SortedSetDocValues
    {
        private DocCursor _cursor = new(buffer._docs);
        private int[] _ords = [];
        private int _count;
        private int _next;

        public override int DocId => _cursor.DocId;

        public override long Cost => buffer._docs.Count;

        public override long ValueCount => dictionary.Count;

        public override ReadOnlySpan<byte> LookupOrd(long ord) => dictionary[(int)ord];

        public override long NextOrd() => _next < _count ? _ords[_next++] : NoMoreOrds;

        public override int NextDoc()
        {
            int doc = _cursor.NextDoc();
            Load();
            return doc;
        }

        public override int Advance(int target)
        {
            int doc = _cursor.Advance(target);
            Load();
            return doc;
        }

        public override bool AdvanceExact(int target)
        {
            bool found = _cursor.AdvanceExact(target);
            Load();
            return found;
        }

        private void Load()
        {
            _count = 0;
            _next = 0;
            int index = _cursor.Index;
            if ((uint)index >= (uint)buffer._docs.Count)
            {
                return;
            }
            int start = buffer._starts[index];
            int end = index + 1 < buffer._starts.Count ? buffer._starts[index + 1] : buffer._ids.Count;
            if (_ords.Length < end - start)
            {
                _ords = new int[Math.Max(8, 2 * (end - start))];
            }
            foreach (int id in buffer._ids.Span[start..end])
            {
                _ords[_count++] = dictionary.OrdOf(id);
            }
            Array.Sort(_ords, 0, _count);
        }
    }
}
