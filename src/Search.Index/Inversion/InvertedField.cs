using Search.Analysis;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>The searchable half of one field of an in-memory segment, and the state of the document that is being taken in.</summary>
internal sealed class InvertedField
{
    /// <summary>Greatest position, as in Lucene.</summary>
    public const int MaxPosition = int.MaxValue - 128;

    private const int MaxPayloadBytes = 32768;
    private const int MaxRememberedStreams = 8;
    private readonly FieldInfo _info;
    private readonly NormsBuffer? _norms;
    private readonly GrowableList<int>? _lastUse;
    private readonly List<RememberedTerms> _remembered = [];
    private readonly TokenRunBuffer _runs;
    private bool _inDocument;
    private int _position;
    private int _lastLogged;
    private int _lastStart;
    private int _offsetBase;
    private int _length;
    private int _overlaps;
    private int _unique;
    private byte? _normOverride;
    private TermVectorParts? _vectorParts;
    private VectorTokens? _vector;

    public InvertedField(FieldInfo info, TokenRunBuffer runs)
    {
        _info = info;
        _runs = runs;
        Log = new PostingsLog(info.HasOffsets);
        _norms = info.OmitNorms ? null : new NormsBuffer();

        // In a field of documents only, Lucene's length is the number of distinct terms.
        _lastUse = _norms is not null && info.IndexOptions == IndexOptions.Docs ? new GrowableList<int>(4) : null;
        Reset();
    }

    /// <summary>The terms seen; some may have no tokens (of a document that failed).</summary>
    public TermsHash Terms { get; } = new();

    /// <summary>The tokens.</summary>
    public PostingsLog Log { get; }

    /// <summary>The norms, or null when the field has none.</summary>
    public NormsBuffer? Norms => _norms;

    /// <summary>Bytes held.</summary>
    public long RamBytes
    {
        get
        {
            long sum = Terms.RamBytes + Log.RamBytes + (_norms?.RamBytes ?? 0) + (_lastUse?.RamBytes ?? 0)
                + (_vector?.RamBytes ?? 0);
            foreach (RememberedTerms remembered in _remembered)
            {
                sum += remembered.RamBytes;
            }
            return sum;
        }
    }

    /// <summary>True when the document being taken in has a term vector in this field.</summary>
    public bool HasVector => _vectorParts is not null && _vector is { Count: > 0 };

    private int Documents { get; set; }

    /// <summary>Takes one value of the current document in.</summary>
    public void Add(IndexableField field, Analyzer analyzer, Utf8Scratch scratch)
    {
        RequireVector(field.Type.VectorParts);
        _inDocument = true;
        _normOverride = field.NormOverride ?? _normOverride;
        if (field.TokenStream is TokenStream finished)
        {
            AddTokens(finished, scratch);
        }
        else if (field.Type.Tokenized)
        {
            string text = field.StringValue
                ?? throw new ArgumentException($"field {field.Name} is analysed and has no text");
            AddTokens(analyzer.TokenStream(field.Name, text.AsMemory()), scratch);
        }
        else
        {
            AddWhole(field, scratch);
            return;
        }
        if (field.Type.Tokenized)
        {
            _position += analyzer.GetPositionIncrementGap(field.Name);
            _offsetBase += analyzer.GetOffsetGap(field.Name);
        }
    }

    /// <summary>Refuses a document whose norm would be wrong. Nothing fails after this check.</summary>
    public void CheckDocument()
    {
        if (_normOverride == 0 && _length > 0 && _norms is not null)
        {
            throw new ArgumentException($"field {_info.Name} has tokens, its norm must not be 0");
        }
    }

    /// <summary>Writes the term vector of the document, which has one.</summary>
    public void WriteVector(TermVectorsWriter writer)
    {
        if (_vectorParts is TermVectorParts parts && _vector is VectorTokens tokens)
        {
            _info.HasTermVectors = true;
            tokens.Write(writer, _info, parts, Terms);
        }
    }

    /// <summary>Ends the document: logs its end and its norm.</summary>
    public void FinishDocument(int doc)
    {
        if (!_inDocument)
        {
            return;
        }
        if (_norms is not null)
        {
            _norms.Add(doc, Norm());
        }
        Log.FinishDocument(doc, _lastLogged);
        Documents++;
        Reset();
    }

    /// <summary>Forgets the tokens of the current document.</summary>
    public void DropDocument()
    {
        Log.DropDocument();
        for (int i = (_lastUse?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_lastUse?[i] == Documents)
            {
                _lastUse.Set(i, -1);
            }
        }
        Reset();
    }

    private void Reset()
    {
        _inDocument = false;
        _position = -1;
        _lastLogged = -1;
        _lastStart = 0;
        _offsetBase = 0;
        _length = 0;
        _overlaps = 0;
        _unique = 0;
        _normOverride = null;
        _vectorParts = null;
        _vector?.Clear();
    }

    // The values of a document make one vector: they ask for it alike.
    private void RequireVector(TermVectorParts? parts)
    {
        if (_inDocument && parts != _vectorParts)
        {
            throw new ArgumentException($"field {_info.Name}: the values of a document ask for different term vectors");
        }
        _vectorParts = parts;
        if (parts is not null)
        {
            _vector ??= new VectorTokens();
        }
    }

    private byte Norm()
    {
        if (_length == 0)
        {
            return 0;
        }
        return _normOverride ?? SmallFloat.LengthToByte(_lastUse is null ? _length - _overlaps : _unique);
    }

    private void AddTokens(TokenStream stream, Utf8Scratch scratch)
    {
        stream.Reset();
        Token token = stream.Token;
        RememberedTerms? remembered = stream is INumberedTerms numbered ? Remembered(numbered) : null;
        if (stream is ITokenRuns runs && remembered is not null)
        {
            AddRuns(runs, remembered, scratch);
        }
        while (remembered is null or { Source: not ITokenRuns } && stream.IncrementToken())
        {
            int increment = token.PositionIncrement;
            Step(increment);
            int start = _offsetBase + token.StartOffset;
            int end = _offsetBase + token.EndOffset;
            if (start < _lastStart || end < start)
            {
                throw new ArgumentException(
                    $"field {_info.Name}: a token's offsets {start}..{end} go backwards (last start {_lastStart})");
            }
            if (increment == 0)
            {
                _overlaps++;
            }
            LogToken(TermOf(token, remembered, scratch), start, end, token.Payload.Span);
        }
        stream.End();
        _position += token.PositionIncrement;
        _offsetBase += token.EndOffset;
    }

    private void AddRuns(ITokenRuns stream, RememberedTerms remembered, Utf8Scratch scratch)
    {
        int[] ids = _runs.Ids;
        int count;
        while ((count = stream.NextRun(ids, _runs.Starts, _runs.Ends)) > 0)
        {
            if (count > MaxPosition - _position)
            {
                throw new ArgumentException($"field {_info.Name}: more than {MaxPosition} positions");
            }
            remembered.FindAll(ids.AsSpan(0, count), Terms, scratch);
            int before = _position;
            _position += count;
            if (before == _lastLogged && !_info.HasOffsets && _lastUse is null && _vectorParts is null)
            {
                Log.AddRun(ids.AsSpan(0, count));
                _lastLogged = _position;
                _lastStart = _offsetBase + _runs.Starts[count - 1];
                _length += count;
                continue;
            }
            for (int i = 0; i < count; i++)
            {
                _position = before + 1 + i;
                LogToken(ids[i], _offsetBase + _runs.Starts[i], _offsetBase + _runs.Ends[i], default);
            }
        }
    }

    private void AddWhole(IndexableField field, Utf8Scratch scratch)
    {
        Step(1);
        if (field.BinaryValue is ReadOnlyMemory<byte> bytes)
        {
            LogToken(Terms.Add(bytes.Span), _offsetBase, _offsetBase, default);
            return;
        }
        string text = field.StringValue
            ?? throw new ArgumentException($"field {field.Name} is indexed and has neither text nor bytes");
        LogToken(Terms.Add(scratch.Encode(text)), _offsetBase, _offsetBase + text.Length, default);
        _offsetBase += text.Length;
    }

    private void Step(int increment)
    {
        int position = _position + increment;
        if (increment < 0 || position < 0 || position > MaxPosition)
        {
            throw new ArgumentException(
                $"field {_info.Name}: position increment {increment} after position {_position} leaves 0..{MaxPosition}");
        }
        _position = position;
    }

    private void LogToken(int id, int start, int end, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > MaxPayloadBytes)
        {
            throw new ArgumentException(
                $"field {_info.Name}: a payload of {payload.Length} bytes is over {MaxPayloadBytes}");
        }
        Log.Add(id, _position - _lastLogged, start - _lastStart, end - start, payload);
        if (_vectorParts is not null)
        {
            _vector?.Add(id, _position, start, end, payload);
        }
        _lastLogged = _position;
        _lastStart = start;
        _length++;
        if (_lastUse is not null)
        {
            CountDistinct(id, _lastUse);
        }
    }

    // Streams are few: one for each thread that adds documents to this segment.
    private RememberedTerms Remembered(INumberedTerms source)
    {
        foreach (RememberedTerms known in _remembered)
        {
            if (ReferenceEquals(known.Source, source))
            {
                known.Begin();
                return known;
            }
        }
        if (_remembered.Count == MaxRememberedStreams)
        {
            _remembered.RemoveAt(0);
        }
        var added = new RememberedTerms(source);
        _remembered.Add(added);
        return added;
    }

    private int TermOf(Token token, RememberedTerms? remembered, Utf8Scratch scratch)
    {
        if (remembered is null)
        {
            return Terms.Add(scratch.Encode(token.Term));
        }
        int number = remembered.Source.TermNumber;
        int id = remembered.Find(number);
        if (id < 0)
        {
            id = Terms.Add(scratch.Encode(token.Term));
            remembered.Remember(number, id);
        }
        return id;
    }

    private void CountDistinct(int id, GrowableList<int> lastUse)
    {
        if (id == lastUse.Count)
        {
            lastUse.Add(-1);
        }
        if (lastUse[id] != Documents)
        {
            lastUse.Set(id, Documents);
            _unique++;
        }
    }
}
