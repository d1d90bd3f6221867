using Search.Codecs;
using Search.Indexing;
using Search.Queries.Automata;

namespace Search.Queries;

/// <summary>
/// Finds the nearest terms of a fuzzy word. Once as many are found as are wanted, the automaton's distance is lowered
/// to what can still displace the least of them.
/// </summary>
internal sealed class FuzzyTerms
{
    private readonly FuzzyQuery _query;
    private readonly IndexReader _reader;
    private readonly int _length;
    private readonly int _capacity;
    private readonly List<Candidate> _found = [];
    private Candidate? _least;
    private bool _capped;

    private FuzzyTerms(FuzzyQuery query, IndexReader reader)
    {
        _query = query;
        _reader = reader;
        _length = CodePoints.Of(query.Term.Text).Length;
        _capacity = Math.Min(query.MaxExpansions, BooleanQuery.MaxClauseCount);
    }

    /// <summary>The terms.</summary>
    internal static FuzzyExpansion Expand(FuzzyQuery query, IndexReader reader)
    {
        FuzzyTerms run = Run(query, reader);
        return new FuzzyExpansion(
            [.. run._found.Select(c => new FuzzyTerm(run.TermOf(c), c.Boost, c.DocFreq))], run._capped);
    }

    /// <summary>
    /// The terms as a disjunction; all are scored by the greatest document frequency among them and the sum of their
    /// occurrences, so that rare misspellings do not come first.
    /// </summary>
    internal static Query ToQuery(FuzzyQuery query, IndexReader reader)
    {
        FuzzyTerms run = Run(query, reader);
        var blended = new TermStatistics(
            run._found.Count == 0 ? 0 : run._found.Max(c => c.DocFreq), run._found.Sum(c => c.TotalTermFreq));
        return new BooleanQuery(run._found.Select(c =>
        {
            Term term = run.TermOf(c);
            Query one = new TermQuery(term, new TermStates(reader, term, c.States, blended));
            float boost = Math.Max(0, c.Boost);
            return new BooleanClause(boost == 1 ? one : new BoostQuery(one, boost), Occur.Should);
        }));
    }

    private static FuzzyTerms Run(FuzzyQuery query, IndexReader reader)
    {
        var run = new FuzzyTerms(query, reader);
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            if (leaf.Reader.Terms(query.Term.Field) is { } terms)
            {
                run.Walk(terms, leaf.Ord);
            }
        }
        run._found.Sort((a, b) => a.Bytes.AsSpan().SequenceCompareTo(b.Bytes));
        return run;
    }

    private Term TermOf(Candidate candidate) => new(_query.Term.Field, candidate.Bytes);

    private void Walk(Terms terms, int ord)
    {
        // When the whole word must be equal, longer terms do not count, as in Lucene.
        string word = _query.Term.Text;
        int edits = Useful(_query.PrefixLength >= word.Length ? 0 : _query.MaxEdits, default);
        var automaton = new LevenshteinAutomaton(word, edits, _query.PrefixLength, _query.Transpositions);
        TermIntersection at = terms.Intersect(automaton);
        while (at.MoveNext())
        {
            float boost = BoostOf(automaton.Distance(at.State), at.Term);
            if (_least is not null && IsWorse(boost, at.Term, _least) && !_least.Bytes.AsSpan().SequenceEqual(at.Term))
            {
                _capped = true;
                continue;
            }
            Add(at, boost, ord);
            if (_least is not null)
            {
                int useful = Useful(edits, at.Term);
                if (useful < edits)
                {
                    _capped = true;
                    edits = useful;
                    automaton.Limit(edits);
                }
            }
        }
    }

    private void Add(TermIntersection at, float boost, int ord)
    {
        Candidate? candidate = null;
        if (ord > 0)
        {
            foreach (Candidate known in _found)
            {
                candidate = known.Bytes.AsSpan().SequenceEqual(at.Term) ? known : candidate;
            }
        }
        if (candidate is null)
        {
            candidate = new Candidate(at.Term.ToArray(), boost, new TermState?[_reader.Leaves.Count]);
            _found.Add(candidate);
            if (_found.Count > _capacity && _least is not null)
            {
                _found.Remove(_least);
                _capped = true;
            }
            if (_found.Count == _capacity)
            {
                _least = Least();
            }
        }
        candidate.Add(ord, at.GetTermState());
    }

    private Candidate Least()
    {
        Candidate least = _found[0];
        foreach (Candidate candidate in _found)
        {
            if (IsWorse(candidate.Boost, candidate.Bytes, least))
            {
                least = candidate;
            }
        }
        return least;
    }

    private static bool IsWorse(float boost, ReadOnlySpan<byte> term, Candidate than) =>
        boost < than.Boost || (boost == than.Boost && term.SequenceCompareTo(than.Bytes) > 0);

    /// <summary>The greatest distance at which a term after the given one can still displace the least.</summary>
    private int Useful(int edits, ReadOnlySpan<byte> after)
    {
        while (_least is not null && edits > 0)
        {
            float best = 1.0f - ((float)edits / _length);
            bool isAfter = !after.IsEmpty && after.SequenceCompareTo(_least.Bytes) >= 0;
            if (_least.Boost < best || (_least.Boost == best && !isAfter))
            {
                break;
            }
            edits--;
        }
        return edits;
    }

    private float BoostOf(int distance, ReadOnlySpan<byte> term)
    {
        if (distance == 0)
        {
            return 1;
        }
        int codePoints = 0;
        foreach (byte b in term)
        {
            codePoints += (b & 0xC0) != 0x80 ? 1 : 0;
        }
        return 1.0f - ((float)distance / Math.Min(codePoints, _length));
    }

    private sealed record Candidate(byte[] Bytes, float Boost, TermState?[] States)
    {
        internal long DocFreq { get; private set; }

        internal long TotalTermFreq { get; private set; }

        internal void Add(int ord, TermState state)
        {
            States[ord] = state;
            DocFreq += state.DocFreq;
            TotalTermFreq += state.TotalTermFreq;
        }
    }
}
