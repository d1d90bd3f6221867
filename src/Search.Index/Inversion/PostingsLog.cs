namespace Search.Indexing;

/// <summary>
/// The tokens of one field in the order they came. Two streams: per document (delta of the document, number of tokens), and per
/// token a record, where the usual token (next position, no payload) costs little more than its term number:
/// <code>
/// vInt term &lt;&lt; 2 | (increment != 1) &lt;&lt; 1 | hasPayload   [vInt increment]   [vInt start delta, vInt length]   [vInt payload length]
/// </code>
/// Increments and start deltas begin anew in each document (position before the first token -1, start 0). Sorting by term happens at
/// flush, by counting.
/// </summary>
internal sealed class PostingsLog(bool hasOffsets)
{
    private const int MaxRecordBytes = 25;
    private readonly ByteLog _tokens = new();
    private readonly ByteLog _documents = new();
    private readonly GrowableBytes _payloads = new();
    private ByteLog.Mark _tokensMark = new(-1, 0);
    private long _payloadsMark;
    private int _lastDocument;
    private int _pending;

    /// <summary>Tokens of finished documents.</summary>
    public long TokenCount { get; private set; }

    /// <summary>True when some token of a finished document had a payload.</summary>
    public bool HasPayloads => _payloadsMark > 0;

    /// <summary>Whether offsets are logged.</summary>
    public bool HasOffsets => hasOffsets;

    /// <summary>Payload bytes one after another in token order.</summary>
    public GrowableBytes Payloads => _payloads;

    /// <summary>Bytes held.</summary>
    public long RamBytes => _tokens.RamBytes + _documents.RamBytes + _payloads.RamBytes;

    /// <summary>Logs a token of the current document.</summary>
    public void Add(int term, int increment, int startDelta, int length, ReadOnlySpan<byte> payload)
    {
        ByteLog log = _tokens;
        log.Reserve(MaxRecordBytes);
        int head = term << 2;
        if (increment != 1)
        {
            head |= 2;
        }
        if (payload.Length > 0)
        {
            head |= 1;
        }
        log.WriteVInt(head);
        if (increment != 1)
        {
            log.WriteVInt(increment);
        }
        if (hasOffsets)
        {
            log.WriteVInt(startDelta);
            log.WriteVInt(length);
        }
        if (payload.Length > 0)
        {
            log.WriteVInt(payload.Length);
            _payloads.Append(payload);
        }
        _pending++;
    }

    /// <summary>Ends the current document.</summary>
    public void FinishDocument(int doc)
    {
        if (_pending > 0)
        {
            _documents.Reserve(10);
            _documents.WriteVInt(doc - _lastDocument);
            _documents.WriteVInt(_pending);
            _lastDocument = doc;
            TokenCount += _pending;
            _pending = 0;
        }
        _tokensMark = _tokens.End;
        _payloadsMark = _payloads.Length;
    }

    /// <summary>Forgets the tokens of the current document.</summary>
    public void DropDocument()
    {
        _tokens.RewindTo(_tokensMark);
        _payloads.Truncate(_payloadsMark);
        _pending = 0;
    }

    /// <summary>A reader from the first token.</summary>
    public Reader Read() => new(_documents.Read(), _tokens.Read(), hasOffsets);

    /// <summary>Reads the log document by document.</summary>
    public struct Reader
    {
        private readonly bool _hasOffsets;
        private ByteLog.Reader _documents;
        private ByteLog.Reader _tokens;
        private int _tokensLeft;
        private int _nextPayload;

        public Reader(ByteLog.Reader documents, ByteLog.Reader tokens, bool hasOffsets)
        {
            _documents = documents;
            _tokens = tokens;
            _hasOffsets = hasOffsets;
        }

        /// <summary>The current token's document.</summary>
        public int Doc { get; private set; }

        /// <summary>The current token's term.</summary>
        public int Term { get; private set; }

        /// <summary>The current token's position.</summary>
        public int Position { get; private set; }

        /// <summary>The current token's start offset.</summary>
        public int Start { get; private set; }

        /// <summary>The current token's end offset.</summary>
        public int End { get; private set; }

        /// <summary>Where the current token's payload begins.</summary>
        public int PayloadStart { get; private set; }

        /// <summary>Length of the current token's payload.</summary>
        public int PayloadLength { get; private set; }

        /// <summary>Steps to the next token; false at the end.</summary>
        public bool MoveNext()
        {
            if (_tokensLeft == 0)
            {
                if (!_documents.MoveToRecord())
                {
                    return false;
                }
                Doc += _documents.ReadVInt();
                _tokensLeft = _documents.ReadVInt();
                Position = -1;
                Start = 0;
            }
            _tokensLeft--;
            _tokens.MoveToRecord();
            int head = _tokens.ReadVInt();
            Term = head >>> 2;
            Position += (head & 2) == 0 ? 1 : _tokens.ReadVInt();
            if (_hasOffsets)
            {
                Start += _tokens.ReadVInt();
                End = Start + _tokens.ReadVInt();
            }
            PayloadStart = _nextPayload;
            PayloadLength = (head & 1) == 0 ? 0 : _tokens.ReadVInt();
            _nextPayload += PayloadLength;
            return true;
        }
    }
}
