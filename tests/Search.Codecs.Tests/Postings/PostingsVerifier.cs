namespace Search.Codecs.Tests.Postings;

/// <summary>Compares what a reader says of a field with what the model knows, along every way of asking.</summary>
internal sealed class PostingsVerifier
{
    private readonly Random _random;
    private readonly ModelField _field;
    private readonly Terms _terms;
    private readonly List<byte[]> _sorted;
    private readonly FieldInfo _info;

    public PostingsVerifier(Random random, ModelField field, FieldsProducer fields)
    {
        _random = random;
        _field = field;
        _info = field.Info;
        _sorted = [.. field.Terms.Keys];
        _terms = fields.Terms(field.Info.Name) ?? throw new InvalidOperationException("no terms");
    }

    public void Everything()
    {
        Statistics();
        Enumeration();
        Seeks();
    }

    private void Statistics()
    {
        IEnumerable<ModelPosting> all = _field.Terms.Values.SelectMany(p => p);
        Assert.Equal(_sorted.Count, _terms.Count);
        Assert.Equal(all.Count(), _terms.SumDocFreq);
        Assert.Equal(all.Sum(p => (long)p.Freq), _terms.SumTotalTermFreq);
        Assert.Equal(all.Select(p => p.Doc).Distinct().Count(), _terms.DocCount);
        Assert.Equal(_sorted[0], _terms.Min.ToArray());
        Assert.Equal(_sorted[^1], _terms.Max.ToArray());
    }

    private void Enumeration()
    {
        TermsEnum terms = _terms.Iterator();
        PostingsEnum? postings = null;
        foreach (byte[] term in _sorted)
        {
            Assert.True(terms.MoveNext());
            List<ModelPosting> expected = On(terms, term);
            postings = terms.Postings(postings, PostingsFlags.All);
            Assert.Equal(expected.Count, postings.Cost);
            foreach (ModelPosting p in expected)
            {
                Assert.Equal(p.Doc, postings.NextDoc());
                Document(postings, p);
            }
            Assert.Equal(DocIdSetIterator.NoMoreDocs, postings.NextDoc());
            if (_random.Next(4) == 0 || expected.Count > 128)
            {
                postings = terms.Postings(postings, PostingsFlags.All);
                Jumps(postings, expected);
                postings = terms.Postings(_random.Next(2) == 0 ? null : postings, PostingsFlags.Freqs);
                Blocks(postings, expected);
                postings = terms.Postings(postings, PostingsFlags.Freqs);
                Impacts(postings, expected);
                postings = terms.Postings(postings, PostingsFlags.None);
                Assert.Equal(expected[0].Doc, postings.NextDoc());
            }
        }
        Assert.False(terms.MoveNext());
        Assert.False(terms.MoveNext());
    }

    private void Seeks()
    {
        TermsEnum terms = _terms.Iterator();
        for (int i = 0; i < 200; i++)
        {
            byte[] sought = Near(_sorted[_random.Next(_sorted.Count)]);
            int at = _sorted.BinarySearch(sought, ByteOrder.Instance);
            bool found = at >= 0;
            at = found ? at : ~at;
            switch (_random.Next(3))
            {
                case 0:
                    Assert.Equal(found, terms.SeekExact(sought));
                    at = found ? at : _sorted.Count;
                    break;
                case 1 when found:
                    Assert.True(terms.SeekExact(sought));
                    TermState state = terms.GetTermState();
                    terms = _terms.Iterator();
                    terms.SeekExact(sought, state);
                    break;
                default:
                    TermsEnum.SeekStatus expected = found ? TermsEnum.SeekStatus.Found
                        : at == _sorted.Count ? TermsEnum.SeekStatus.End
                        : TermsEnum.SeekStatus.NotFound;
                    Assert.Equal(expected, terms.SeekCeil(sought));
                    break;
            }
            for (int steps = _random.Next(70); at < _sorted.Count && steps > 0; steps--)
            {
                List<ModelPosting> postings = On(terms, _sorted[at]);
                if (_random.Next(20) == 0)
                {
                    Assert.Equal(postings[0].Doc, terms.Postings(null, PostingsFlags.All).NextDoc());
                }
                Assert.Equal(++at < _sorted.Count, terms.MoveNext());
            }
        }
    }

    private List<ModelPosting> On(TermsEnum terms, byte[] term)
    {
        Assert.Equal(term, terms.Term.ToArray());
        List<ModelPosting> postings = _field.Terms[term];
        Assert.Equal(postings.Count, terms.DocFreq);
        Assert.Equal(postings.Sum(p => (long)p.Freq), terms.TotalTermFreq);
        return postings;
    }

    private byte[] Near(byte[] term)
    {
        byte[] near = [.. term];
        switch (_random.Next(5))
        {
            case 0 when near.Length > 0:
                near[_random.Next(near.Length)] += (byte)_random.Next(1, 4);
                return near;
            case 1:
                return near[.._random.Next(near.Length + 1)];
            case 2:
                return [.. near, (byte)_random.Next(256)];
            default:
                return near;
        }
    }

    private void Document(PostingsEnum postings, ModelPosting expected)
    {
        Assert.Equal(expected.Doc, postings.DocId);
        Assert.Equal(expected.Freq, postings.Freq);
        Positions(postings, expected, expected.Positions.Length);
    }

    private void Positions(PostingsEnum postings, ModelPosting expected, int count)
    {
        if (!_info.HasPositions)
        {
            Assert.Equal(-1, postings.NextPosition());
            return;
        }
        if (_random.Next(4) == 0)
        {
            int[] positions = new int[_random.Next(5)];
            Assert.Equal(expected.Freq, postings.ReadPositions(ref positions));
            Assert.Equal(expected.Positions, positions[..expected.Freq]);
            return;
        }
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(expected.Positions[i], postings.NextPosition());
            Assert.Equal(_info.HasOffsets ? expected.Starts[i] : -1, postings.StartOffset);
            Assert.Equal(_info.HasOffsets ? expected.Ends[i] : -1, postings.EndOffset);
            Assert.True(postings.Payload.SequenceEqual(expected.Payloads[i]));
        }
    }

    // Next and advance mixed, reading all, some or none of each document.
    private void Jumps(PostingsEnum postings, List<ModelPosting> expected)
    {
        int at = -1;
        int reach = 1 << _random.Next(1, 14);
        while (true)
        {
            int target = at < 0 ? _random.Next(reach) : expected[at].Doc + 1 + _random.Next(reach);
            if (_random.Next(3) == 0)
            {
                postings.AdvanceShallow(target);
            }
            bool next = _random.Next(3) == 0;
            int doc = next ? postings.NextDoc() : postings.Advance(target);
            at = next ? at + 1 : expected.FindIndex(at + 1, p => p.Doc >= target);
            if (at < 0 || at == expected.Count)
            {
                Assert.Equal(DocIdSetIterator.NoMoreDocs, doc);
                return;
            }
            Assert.Equal(expected[at].Doc, doc);
            if (_random.Next(2) == 0)
            {
                Assert.Equal(expected[at].Freq, postings.Freq);
            }
            if (_random.Next(2) == 0)
            {
                Positions(postings, expected[at], _random.Next(expected[at].Positions.Length + 1));
            }
        }
    }

    private void Blocks(PostingsEnum postings, List<ModelPosting> expected)
    {
        int from = 0;
        int target = 0;
        int reach = 1 << _random.Next(1, 14);
        RunsVerifier? runs = null;
        if (_random.Next(3) > 0)
        {
            PositionRuns? reader = postings.OpenPositionRuns();
            Assert.Equal(_info.HasPositions, reader is not null);
            runs = reader is null ? null : new RunsVerifier(_random, reader);
        }
        while (true)
        {
            target += _random.Next(2) == 0 ? 0 : _random.Next(reach);
            int count = postings.AdvanceBlock(target);
            int first = expected.FindIndex(from, p => p.Doc >= target);
            if (first < 0)
            {
                Assert.Equal(0, count);
                runs?.Flush();
                return;
            }
            List<ModelPosting> block = expected.GetRange(first / 128 * 128, count);
            Assert.Equal(Math.Min(128, expected.Count - (first / 128 * 128)), count);
            Assert.Equal(block.Select(p => p.Doc), postings.BlockDocs.ToArray());
            if (_random.Next(2) == 0)
            {
                Assert.Equal(block.Select(p => p.Freq), postings.BlockFreqs.ToArray());
            }
            runs?.OnBlock(postings, block);
            from = (first / 128 * 128) + count;
            target = block[^1].Doc + 1;
        }
    }

    // Every document must be covered by a pair of at least its frequency at its norm or a smaller one; pairs must be competitive and real.
    private void Impacts(PostingsEnum postings, List<ModelPosting> expected)
    {
        int last = expected[^1].Doc;
        for (int target = 0; target <= last; target += 1 + _random.Next(Math.Max(1, last / 4)))
        {
            postings.AdvanceShallow(target);
            int previousUpTo = -1;
            for (int level = 0; level < postings.ImpactLevels; level++)
            {
                int upTo = postings.GetDocIdUpTo(level);
                Impact[] impacts = postings.GetImpacts(level).ToArray();
                Assert.True(upTo >= target && upTo >= previousUpTo);
                previousUpTo = upTo;
                Assert.NotEmpty(impacts);
                for (int i = 1; i < impacts.Length; i++)
                {
                    Assert.True(impacts[i].Freq > impacts[i - 1].Freq);
                    Assert.True((ulong)impacts[i].Norm > (ulong)impacts[i - 1].Norm);
                }
                foreach (ModelPosting p in expected.Where(p => p.Doc >= target && p.Doc <= upTo))
                {
                    ulong norm = Norm(p.Doc);
                    Assert.Contains(impacts, i => i.Freq >= p.Freq && (ulong)i.Norm <= norm);
                }
                if (upTo != DocIdSetIterator.NoMoreDocs)
                {
                    Assert.All(
                        impacts,
                        i => Assert.Contains(expected, p => p.Freq == i.Freq && Norm(p.Doc) == (ulong)i.Norm));
                }
            }
        }
    }

    private ulong Norm(int doc) =>
        _field.Norms is not null && _field.Norms.TryGet(doc, out long norm) ? (ulong)norm : 1;
}
