namespace Search.Codecs.Tests.Postings;

/// <summary>A field with random terms, documents, positions, offsets, payloads and norms.</summary>
internal sealed class ModelField
{
    private readonly Random _random;
    private readonly int _maxDoc;

    public ModelField(Random random, string name, int number, int maxDoc)
    {
        _random = random;
        _maxDoc = maxDoc;
        Info = new FieldInfo(name, number)
        {
            IndexOptions = (IndexOptions)random.Next(1, 5),
            OmitNorms = random.Next(3) == 0,
        };
        Info.HasPayloads = Info.HasPositions && random.Next(2) == 0;
        Norms = Info.OmitNorms ? null : ModelNorms.Random(random, maxDoc);
        foreach (byte[] term in Vocabulary())
        {
            Terms[term] = Postings();
        }
    }

    public FieldInfo Info { get; }

    public ModelNorms? Norms { get; }

    public SortedDictionary<byte[], List<ModelPosting>> Terms { get; } = new(ByteOrder.Instance);

    public void Write(FieldsConsumer consumer)
    {
        consumer.StartField(Info, Norms);
        foreach ((byte[] term, List<ModelPosting> postings) in Terms)
        {
            consumer.StartTerm(term);
            for (int at = 0; at < postings.Count;)
            {
                int count = _random.Next(1, _random.Next(2) == 0 ? 4 : 400);
                ModelPosting[] some = [.. postings.Skip(at).Take(count)];
                Add(consumer, some, oneByOne: _random.Next(2) == 0);
                at += some.Length;
            }
            consumer.FinishTerm();
        }
        // A term whose documents are all deleted leaves no trace.
        consumer.StartTerm([0xFF, 0xFF, 0xFF]);
        consumer.FinishTerm();
        consumer.FinishField();
    }

    private void Add(FieldsConsumer consumer, ModelPosting[] postings, bool oneByOne)
    {
        if (!oneByOne)
        {
            consumer.AddDocs(new PostingsRun
            {
                Docs = postings.Select(p => p.Doc).ToArray(),
                Freqs = postings.Select(p => p.Freq).ToArray(),
                PositionDeltas = postings.SelectMany(p => Deltas(p.Positions)).ToArray(),
                StartDeltas = postings.SelectMany(p => Deltas(p.Starts)).ToArray(),
                OffsetLengths = postings.SelectMany(p => p.Ends.Zip(p.Starts, (end, start) => end - start)).ToArray(),
                PayloadLengths = postings.SelectMany(p => p.Payloads.Select(b => b.Length)).ToArray(),
                Payloads = postings.SelectMany(p => p.Payloads.SelectMany(b => b)).ToArray(),
            });
            return;
        }
        foreach (ModelPosting p in postings)
        {
            consumer.AddDoc(
                p.Doc,
                p.Freq,
                p.Positions,
                p.Starts,
                p.Ends,
                p.Payloads.All(b => b.Length == 0) ? [] : [.. p.Payloads.Select(b => b.Length)],
                [.. p.Payloads.SelectMany(b => b)]);
        }
    }

    private static IEnumerable<int> Deltas(int[] values) => values.Select((v, i) => i == 0 ? v : v - values[i - 1]);

    private IEnumerable<byte[]> Vocabulary()
    {
        int count = _random.Next(4) == 0 ? _random.Next(1, 2000) : _random.Next(1, 60);
        int kind = _random.Next(5);
        byte[] prefix = new byte[_random.Next(4) == 0 ? _random.Next(300) : 0];
        _random.NextBytes(prefix);
        for (int i = 0; i < count; i++)
        {
            yield return kind switch
            {
                0 => System.Text.Encoding.UTF8.GetBytes($"term{i}"),
                1 => System.Text.Encoding.UTF8.GetBytes($"{i:d8}"),
                2 => [.. prefix, .. Bytes(_random.Next(12), 256)],
                3 => [.. prefix, .. Bytes(_random.Next(30), 3)],
                _ => Bytes(_random.Next(1, 4), 256),
            };
        }
    }

    private byte[] Bytes(int length, int alphabet)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)_random.Next(alphabet);
        }
        return bytes;
    }

    private List<ModelPosting> Postings()
    {
        int gap = _random.Next(40) switch
        {
            0 => 1,
            < 3 => 3,
            < 6 => 40,
            _ => _maxDoc,
        };
        int many = _random.Next(20) == 0 ? 60 : 4;
        var postings = new List<ModelPosting>();
        for (int doc = _random.Next(_maxDoc); doc < _maxDoc; doc += 1 + _random.Next(gap))
        {
            postings.Add(Posting(doc, _random.Next(3) == 0 ? 1 + _random.Next(many) : 1));
        }
        return postings;
    }

    private ModelPosting Posting(int doc, int freq)
    {
        int[] positions = new int[Info.HasPositions ? freq : 0];
        int[] starts = new int[Info.HasOffsets ? freq : 0];
        int[] ends = new int[starts.Length];
        byte[][] payloads = new byte[positions.Length][];
        int position = _random.Next(50);
        int start = 0;
        int payloadLength = _random.Next(4);
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = position;
            position += _random.Next(_random.Next(100) == 0 ? 1 << 20 : 20);
            if (Info.HasOffsets)
            {
                start += _random.Next(30);
                starts[i] = start;
                ends[i] = start + _random.Next(12);
            }
            payloads[i] = Info.HasPayloads && _random.Next(3) > 0 ? Bytes(payloadLength, 256) : [];
        }
        return new ModelPosting(doc, Info.HasFreqs ? freq : 1, positions, starts, ends, payloads);
    }
}
