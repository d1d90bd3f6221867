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

    /// <summary>
    /// Words that form a phrasing: each of them asked for as any word, and where a document has another phrasing of
    /// the group instead, that stands for each of the words.
    /// </summary>
    public QueryConcept OfPhrase(QueryText text, IReadOnlyList<PhraseMatch> matches, PhraseIndex index)
    {
        IReadOnlyList<int> tokens = matches[0].Tokens;
        string part = string.Join(' ', tokens.Select(token => text.Words(token, token + 1)));
        string[] stems = [.. tokens.Select(token => text.Stems[token])];
        var variants = new List<ExpandedVariant> { new(string.Empty, part, VariantKind.Exact, 0, 1) };
        List<(StemPattern Pattern, double Weight)> members = Choose(matches, index, part, variants);
        List<ConceptPart> phrasings = Phrasings(members, stems);
        Query[] clauses = [.. tokens.Select(token => OfWordOrPhrasing(text, token, phrasings, members))];
        Query query = clauses.Length == 1 ? clauses[0] : new CoordinationQuery(clauses)
        {
            MaxMultiplier = 1,
            MaxProximityBonus = 0,
        };
        var reading = new QueryReading
        {
            PhraseGroup = matches[0].Group,
            DisplayName = part,
            Confidence = 1,
            Variants = variants,
            Query = query,
        };
        return Concept(text, tokens, part, reading) with { Clauses = clauses };
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

    private static bool IsCut((StemPattern Pattern, double Weight) member) => member.Pattern.IsContiguous
        && member.Pattern.Stems.Aggregate(1L, static (count, place) => count * place.Count) > MaxSequences;

    private static QueryConcept Concept(
        QueryText text, IReadOnlyList<int> tokens, string part, QueryReading reading) => new()
        {
            QueryPart = part,
            StartOffset = text.StartOffset(tokens[0]),
            EndOffset = text.EndOffset(tokens[^1]),
            Readings = [reading],
            Query = reading.Query,
        };

    private Query OfWordOrPhrasing(
        QueryText text,
        int token,
        List<ConceptPart> phrasings,
        List<(StemPattern Pattern, double Weight)> members)
    {
        string stem = text.Stems[token];
        string exact = text.Exact[token];
        ConceptPart[] parts = [.. _factory.WordParts([stem], [exact], 1), .. phrasings];
        Query word = new ConceptQuery(exact, parts, _factory.Frequency([stem])) { K1 = _factory.K1 };
        Query[] withGaps =
        [
            .. members.Where(static member => !member.Pattern.IsContiguous)
                .SelectMany(member => _factory.OfGaps(member.Pattern, member.Weight, [stem])),
        ];
        return withGaps.Length == 0 ? word : new DisjunctionMaxQuery([word, .. withGaps], (float)_profile.Tie);
    }

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
                _dropped.Add(new DroppedVariant(part, match.Group.Id, DroppedReasons.NotWanted));
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
        foreach ((StemPattern pattern, double _) in ranked.Take(_profile.MaxPhrases).Where(IsCut))
        {
            string reason = DroppedReasons.ManySequences(MaxSequences);
            _dropped.Add(new DroppedVariant(part, pattern.Member.Pattern, reason));
        }
        foreach ((StemPattern pattern, double _) in ranked.Skip(_profile.MaxPhrases))
        {
            string reason = $"only {_profile.MaxPhrases} phrasings are looked for";
            _dropped.Add(new DroppedVariant(part, pattern.Member.Pattern, reason));
        }
        return [.. ranked.Take(_profile.MaxPhrases)];
    }

    /// <summary>The members without gaps as parts; a single word that the query has itself is none.</summary>
    private List<ConceptPart> Phrasings(List<(StemPattern Pattern, double Weight)> members, string[] own)
    {
        var parts = new List<ConceptPart>();
        foreach ((StemPattern pattern, double weight) in members.Where(static member => member.Pattern.IsContiguous))
        {
            foreach (IReadOnlyList<string> sequence in Sequences(pattern))
            {
                if (sequence.Count > 1 || !own.Contains(sequence[0], StringComparer.Ordinal))
                {
                    parts.AddRange(_factory.WordParts(sequence, [], weight));
                }
            }
        }
        return parts;
    }
}
