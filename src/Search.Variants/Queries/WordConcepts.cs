using Search.Queries;

namespace Search.Variants.Expansion;

/// <summary>
/// Makes concepts of the words in a query that belong to no name, with the phrasings their groups add.
/// </summary>
internal sealed class WordConcepts
{
    /// <summary>Most word sequences that one pattern with alternatives becomes.</summary>
    private const int MaxSequences = 12;

    private readonly VariantSet _set;
    private readonly RankProfile _profile;
    private readonly ExpansionOptions _options;
    private readonly ConceptFactory _factory;
    private readonly List<DroppedVariant> _dropped;

    public WordConcepts(
        VariantSet set,
        RankProfile profile,
        ExpansionOptions options,
        ConceptFactory factory,
        List<DroppedVariant> dropped)
    {
        _set = set;
        _profile = profile;
        _options = options;
        _factory = factory;
        _dropped = dropped;
    }

    /// <summary>A word without phrasings.</summary>
    public QueryConcept OfWord(QueryText text, int token)
    {
        string word = text.Words(token, token + 1);
        ConceptQuery query = _factory.OfWord(word, text.Stems[token], text.Exact[token]);
        return Concept(text, [token], word, new QueryReading
        {
            DisplayName = word,
            Confidence = 1,
            Variants = [new ExpandedVariant(string.Empty, word, VariantKind.Exact, 0, 1)],
            Query = query,
        });
    }

    /// <summary>Words that form a phrasing: the words themselves, and the other members of the groups.</summary>
    public QueryConcept OfPhrase(QueryText text, IReadOnlyList<PhraseMatch> matches, PhraseIndex index)
    {
        IReadOnlyList<int> tokens = matches[0].Tokens;
        string part = string.Join(' ', tokens.Select(token => text.Words(token, token + 1)));
        string[] stems = [.. tokens.Select(token => text.Stems[token])];
        string[] exact = [.. tokens.Select(token => text.Exact[token])];
        var variants = new List<ExpandedVariant> { new(string.Empty, part, VariantKind.Exact, 0, 1) };
        List<ConceptPart> parts = stems.Length == 1 || AreAdjacent(tokens) ? _factory.WordParts(stems, exact, 1) : [];
        var alternatives = new List<Query>();
        foreach ((StemPattern pattern, double weight) in Choose(matches, index, part, variants))
        {
            if (pattern.IsContiguous)
            {
                AddSequences(pattern, weight, stems, parts);
            }
            else
            {
                alternatives.AddRange(_factory.OfGaps(pattern, weight, stems));
            }
        }
        alternatives.Insert(0, new ConceptQuery(part, parts, _factory.Frequency(stems)) { K1 = _factory.K1 });
        if (stems.Length > 1)
        {
            // The words count singly too, as in any query; the phrasing is the better of the two readings of them.
            IEnumerable<Query> words = stems.Select((stem, i) => _factory.OfWord(exact[i], stem, exact[i]));
            alternatives.Insert(0, new CoordinationQuery(words)
            {
                MaxMultiplier = 1,
                MaxProximityBonus = 0,
            });
        }
        Query query = alternatives.Count == 1
            ? alternatives[0]
            : new DisjunctionMaxQuery(alternatives, (float)_profile.Tie);
        return Concept(text, tokens, part, new QueryReading
        {
            PhraseGroup = matches[0].Group,
            DisplayName = part,
            Confidence = 1,
            Variants = variants,
            Query = query,
        });
    }

    /// <summary>Every sequence of words that a pattern without gaps stands for.</summary>
    public static IEnumerable<IReadOnlyList<string>> Sequences(StemPattern pattern)
    {
        IEnumerable<IReadOnlyList<string>> sequences = [[]];
        foreach (IReadOnlyList<string> place in pattern.Stems)
        {
            sequences = sequences.SelectMany(
                _ => place, static (before, stem) => (IReadOnlyList<string>)[.. before, stem]);
        }
        return sequences.Take(MaxSequences);
    }

    private static bool AreAdjacent(IReadOnlyList<int> tokens) => tokens[^1] - tokens[0] == tokens.Count - 1;

    private static QueryConcept Concept(
        QueryText text, IReadOnlyList<int> tokens, string part, QueryReading reading) => new()
    {
        QueryPart = part,
        StartOffset = text.StartOffset(tokens[0]),
        EndOffset = text.EndOffset(tokens[^1]),
        Readings = [reading],
        Query = reading.Query,
    };

    /// <summary>
    /// The heaviest members of the groups, up to the profile's number, with what an occurrence counts.
    /// </summary>
    private List<(StemPattern Pattern, double Weight)> Choose(
        IReadOnlyList<PhraseMatch> matches, PhraseIndex index, string part, List<ExpandedVariant> variants)
    {
        var all = new List<(StemPattern Pattern, double Weight)>();
        foreach (PhraseMatch match in matches.DistinctBy(static match => match.Group.Id))
        {
            VariantKind kind = match.Group.MatchKind;
            if (!_options.Allows(_set, kind))
            {
                _dropped.Add(new DroppedVariant(part, match.Group.Id, "its kind or tier is not wanted"));
                continue;
            }
            double cap = kind == VariantKind.Spelling ? 1 : _profile.PhraseCap;
            foreach (StemPattern pattern in index.Members(match.Group))
            {
                bool isOther = !ReferenceEquals(pattern.Member, match.Member)
                    && pattern.Member.Direction != PhraseDirection.QueryOnly;
                if (isOther)
                {
                    all.Add((pattern, Math.Min(cap, pattern.Member.Weight * _set.TierWeight(_set.Tier(kind)))));
                }
            }
        }
        List<(StemPattern Pattern, double Weight)> ranked =
            [.. all.OrderByDescending(static item => item.Weight)
                .ThenBy(static item => item.Pattern.Member.Pattern, StringComparer.Ordinal)];
        foreach ((StemPattern pattern, double weight) in ranked.Take(_profile.MaxPhrases))
        {
            VariantKind kind = pattern.Group.MatchKind;
            variants.Add(new ExpandedVariant(string.Empty, pattern.Member.Pattern, kind, _set.Tier(kind), weight));
        }
        foreach ((StemPattern pattern, double _) in ranked.Skip(_profile.MaxPhrases))
        {
            string reason = $"only {_profile.MaxPhrases} phrasings are looked for";
            _dropped.Add(new DroppedVariant(part, pattern.Member.Pattern, reason));
        }
        return [.. ranked.Take(_profile.MaxPhrases)];
    }

    private void AddSequences(StemPattern pattern, double weight, string[] own, List<ConceptPart> parts)
    {
        foreach (IReadOnlyList<string> sequence in Sequences(pattern))
        {
            if (!sequence.SequenceEqual(own))
            {
                parts.AddRange(_factory.WordParts(sequence, [], weight));
            }
        }
    }
}
