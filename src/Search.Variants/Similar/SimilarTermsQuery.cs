using Search.Codecs;
using Search.Indexing;
using Search.Queries;
using Search.Variants.Naming;

namespace Search.Variants.Expansion;

/// <summary>
/// Looks for the words of the index that a name in a query is nearly spelled like: the fuzzy tier. Becomes a concept of
/// the words found when it is bound to a reader.
/// </summary>
internal sealed class SimilarTermsQuery : Query
{
    /// <summary>Most words that are looked for.</summary>
    public const int MaxTerms = 8;

    /// <summary>A word in more than one document of so many is no name.</summary>
    private const int CommonShare = 20;

    /// <summary>In an index of fewer documents no word is common.</summary>
    private const int FewDocuments = 200;

    private readonly WordComparer _words;
    private readonly Func<IReadOnlyList<SimilarTerm>, Query> _make;
    private (IndexReader Reader, Query Query)? _bound;

    /// <summary>A query for words like one.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <param name="others">Other forms of it that count as similar: short forms of a given name.</param>
    /// <param name="fields">The fields whose dictionaries hold such words.</param>
    /// <param name="words">Compares words.</param>
    /// <param name="make">Makes the query of the words found; at least one.</param>
    public SimilarTermsQuery(
        string word,
        IReadOnlyList<string> others,
        IReadOnlyList<string> fields,
        WordComparer words,
        Func<IReadOnlyList<SimilarTerm>, Query> make)
    {
        Word = word;
        Others = others;
        Fields = fields;
        _words = words;
        _make = make;
    }

    /// <summary>The word.</summary>
    public string Word { get; }

    /// <summary>Other forms that count as similar.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>The fields.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        // One search binds the same query several times: once to score, then to explain.
        if (_bound is { } bound && ReferenceEquals(bound.Reader, reader))
        {
            return bound.Query;
        }
        List<SimilarTerm> found = Find(reader);
        Query query = found.Count == 0
            ? new MatchNoDocsQuery($"no word is spelled like {Word}")
            : _make(found);
        _bound = (reader, query);
        return query;
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return searcher.Rewrite(this).CreateWeight(searcher, mode, boost);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField) => $"similar({Word})";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is SimilarTermsQuery other && string.Equals(other.Word, Word, StringComparison.Ordinal)
        && other.Fields.SequenceEqual(Fields) && other.Others.SequenceEqual(Others);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(SimilarTermsQuery), Word, Fields.Count);

    private List<SimilarTerm> Find(IndexReader reader)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        ulong key = SoundKey.Of(SoundWord.Of(Word));
        foreach (string field in Fields)
        {
            foreach (LeafReaderContext leaf in reader.Leaves)
            {
                if (leaf.Reader.Terms(field) is { } terms)
                {
                    Add(terms, key, found);
                }
            }
        }
        return
        [
            .. found.Select(static pair => new SimilarTerm(pair.Key, pair.Value))
                .OrderByDescending(static term => term.Similarity)
                .ThenBy(static term => term.Word, StringComparer.Ordinal)
                .Where(term => !IsCommon(reader, term.Word)).Take(MaxTerms),
        ];
    }

    private void Add(Terms terms, ulong key, Dictionary<string, double> found)
    {
        IEnumerable<string> near = SoundKey.Length(key) < SoundKey.MinLength ? [] : TermSounds.Of(terms).Near(key);
        foreach (string term in near)
        {
            if (string.Equals(term, Word, StringComparison.Ordinal) || found.ContainsKey(term))
            {
                continue;
            }
            double similarity = _words.Similarity(Word, term, isPerson: true);
            if (similarity >= NameAligner.MinSimilarity)
            {
                found.Add(term, similarity);
            }
        }
        TermsEnum seek = terms.Iterator();
        foreach (string other in Others)
        {
            if (!found.ContainsKey(other) && seek.SeekExact(System.Text.Encoding.UTF8.GetBytes(other)))
            {
                found.Add(other, WordComparer.Nickname);
            }
        }
    }

    private bool IsCommon(IndexReader reader, string word)
    {
        byte[] term = System.Text.Encoding.UTF8.GetBytes(word);
        long docFreq = 0;
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            if (leaf.Reader.Terms(Fields[^1]) is { } terms)
            {
                TermsEnum seek = terms.Iterator();
                docFreq += seek.SeekExact(term) ? seek.DocFreq : 0;
            }
        }
        return reader.MaxDoc >= FewDocuments && docFreq * CommonShare > reader.MaxDoc;
    }
}
