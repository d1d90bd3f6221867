using System.Runtime.CompilerServices;

namespace Search.Indexing;

/// <summary>
/// The tokens of one field in the order they came. Two streams: per document (delta of the document, number of tokens), and per
/// token a record of codes (<see cref="ByteLog"/>), where the usual token (next position, no payload) costs little more than its
/// term number:
/// <code>
/// term &lt;&lt; 2 | (increment != 1) &lt;&lt; 1 | hasPayload   [increment]   [start delta, length]   [payload length]
/// </code>
/// Increments and start deltas begin anew in each document (position before the first token -1, start 0). Sorting by term happens at
/// flush, by counting.
/// </summary>
internal sealed class PostingsLog(bool hasOffsets)
{
    private const int MaxRecordCodes = 5;
    private readonly ByteLog _tokens = new();
    private readonly ByteLog _documents = new();
    private readonly GrowableBytes _payloads = new();
    private ByteLog.Mark _tokensMark = new(-1, 0);
    private long _payloadsMark;
    private int _lastDocument;
    private int _pending;

    /// <summary>Tokens of finished documents.</summary>
    public long TokenCount { get; private set; }

    /// <summary>A position that no token of a finished document is behind.</summary>
    public int MaxPosition { get; private set; }

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
        log.Reserve(MaxRecordCodes);
        int head = Head(term);
        if (increment != 1)
        {
            head |= 2;
        }
        if (payload.Length > 0)
        {
            head |= 1;
        }
        log.Write(head);
        if (increment != 1)
        {
            log.Write(increment);
        }
        if (hasOffsets)
        {
            log.Write(startDelta);
            log.Write(length);
        }
        if (payload.Length > 0)
        {
            log.Write(payload.Length);
            _payloads.Append(payload);
        }
        _pending++;
    }

    /// <summary>Logs tokens of the current document, each a position after the one before, of a field without offsets.</summary>
    public void AddRun(ReadOnlySpan<int> terms)
    {
        _tokens.Reserve(terms.Length);
        _tokens.WriteShifted(terms, 2);
        _pending += terms.Length;
    }

    /// <summary>Ends the current document.</summary>
    /// <param name="doc">Its number.</param>
    /// <param name="lastPosition">The last token's position; -1 without any.</param>
    public void FinishDocument(int doc, int lastPosition)
    {
        if (_pending > 0)
        {
            _documents.Reserve(2);
            _documents.Write(doc - _lastDocument);
            _documents.Write(_pending);
            _lastDocument = doc;
            TokenCount += _pending;
            MaxPosition = Math.Max(MaxPosition, lastPosition);
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

    // A term takes three bytes of memory at least, so numbers stay below 2^29 in any segment that fits.
    private static int Head(int term) => checked(term * 4);

    /// <summary>Reads the log, many tokens at a time.</summary>
    public struct Reader
    {
        private readonly bool _hasOffsets;
        private ByteLog.Reader _documents;
        private ByteLog.Reader _tokens;
        private int _doc;
        private int _position;
        private int _start;
        private int _tokensLeft;
        private int _nextPayload;

        public Reader(ByteLog.Reader documents, ByteLog.Reader tokens, bool hasOffsets)
        {
            _documents = documents;
            _tokens = tokens;
            _hasOffsets = hasOffsets;
        }

        /// <summary>Reads the next tokens; false at the end.</summary>
        public bool Fill(TokenBatch batch)
        {
            batch.Count = 0;
            while (batch.Count < TokenBatch.Size)
            {
                if (_tokensLeft == 0 && !MoveToDocument())
                {
                    break;
                }
                int count = Math.Min(_tokensLeft, TokenBatch.Size - batch.Count);
                _tokensLeft -= count;
                Fill(batch, batch.Count, count);
                batch.Count += count;
            }
            return batch.Count > 0;
        }

        private bool MoveToDocument()
        {
            if (!_documents.MoveToRecord())
            {
                return false;
            }
            _doc += _documents.Read();
            _tokensLeft = _documents.Read();
            _position = -1;
            _start = 0;
            return true;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Fill(TokenBatch batch, int from, int count)
        {
            batch.Docs.AsSpan(from, count).Fill(_doc);
            Span<int> terms = batch.Terms.AsSpan(from, count);
            Span<int> positions = batch.Positions.AsSpan(from, count);
            ByteLog.Reader tokens = _tokens;
            int position = _position;
            for (int i = 0; i < terms.Length; i++)
            {
                tokens.MoveToRecord();
                int head = tokens.Read();
                terms[i] = head >>> 2;
                position += (head & 2) == 0 ? 1 : tokens.Read();
                positions[i] = position;
                if (_hasOffsets)
                {
                    _start += tokens.Read();
                    batch.Starts[from + i] = _start;
                    batch.Ends[from + i] = _start + tokens.Read();
                }
                int payload = (head & 1) == 0 ? 0 : tokens.Read();
                batch.PayloadStarts[from + i] = _nextPayload;
                batch.PayloadLengths[from + i] = payload;
                _nextPayload += payload;
            }
            _position = position;
            _tokens = tokens;
        }
    }
}
