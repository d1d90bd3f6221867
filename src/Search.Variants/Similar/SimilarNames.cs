using Search.Analysis;
using Search.Analysis.Words;
using Search.Queries;
using Search.Variants.Naming;
using Search.Variants.Tagging;

namespace Search.Variants.Expansion;

/// <summary>
/// Adds the fuzzy tier to words of a query that look like names and are on no list: entities whose names are nearly
/// spelled like them, and words of the index that are. Both count only where the words as typed are hardly found, and
/// below everything found by them.
/// </summary>
internal sealed class SimilarNames
{
    /// <summary>Listed names that fit less are not guessed at.</summary>
    private const double MinEntityScore = 0.82;

    /// <summary>Most entities that a misspelt name stands for.</summary>
    private const int MaxEntities = 2;

    private const int MinLetters = 4;

    /// <summary>In a query without capitals, only short ones are taken for names.</summary>
    private const int ShortQuery = 3;

    private readonly VariantSet _set;
    private readonly RankProfile _profile;
    private readonly ExpansionOptions _options;
    private readonly ConceptFactory _factory;
    private readonly WordComparer _words;
    private readonly WordScanner _scanner = new();
    private readonly RawTokens _tokens = new();

    public SimilarNames(VariantSet set, RankProfile profile, ExpansionOptions options, ConceptFactory factory)
    {
        _set = set;
        _profile = profile;
        _options = options;
        _factory = factory;
        _words = new WordComparer(NameLexicon.Shipped);
    }

    private double Weight => _set.TierWeight(_set.Tier(VariantKind.Fuzzy));

    /// <summary>Which of the free words may be names, and how sure that is.</summary>
    public NameLikelihood[] Look(QueryText text, bool[] isTaken)
    {
        var likely = new NameLikelihood[text.Count];
        if (_profile.FuzzyBelow == 0 || !_options.Allows(_set, VariantKind.Fuzzy))
        {
            return likely;
        }
        int capitals = 0;
        int shouted = 0;
        for (int i = 0; i < text.Count; i++)
        {
            capitals += text.Tagged.Has(i, RawTokenFlags.Capitalised) ? 1 : 0;
            shouted += text.Tagged.Has(i, RawTokenFlags.AllCaps) ? 1 : 0;
        }
        bool saysNothing = capitals == 0 || (shouted == text.Count && text.Count > 1);
        for (int i = 0; i < text.Count; i++)
        {
            bool isName = saysNothing
                ? text.Count <= ShortQuery
                : IsCapitalised(text, i);
            if (isName && !isTaken[i] && HasShape(text, i))
            {
                likely[i] = saysNothing ? NameLikelihood.Perhaps : NameLikelihood.Likely;
            }
        }
        return likely;
    }

    /// <summary>The concept of a word with what is similar to it.</summary>
    public QueryConcept Add(QueryText text, int token, QueryConcept plain, NameLikelihood[] likely)
    {
        int fewerThan = likely[token] == NameLikelihood.Likely ? _profile.FuzzyBelow : 1;
        (int start, int end) = RunAround(text, token, likely);
        var found = new List<(Entity? Entity, Query Query)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (NearName near in Entities(text, token, start, end))
        {
            Entity entity = _set.Entities[near.Variant.Entity];
            (Query query, List<ExpandedVariant> _) = _factory.OfEntity(entity, null, []);
            found.Add((entity, new BoostQuery(query, (float)Weight)));
            known.UnionWith(entity.Variants.SelectMany(static variant => Names.FoldKey(variant.Surface).Split(' ')));
        }
        found.Add((null, SimilarWords(text, token, end - start > 1, known)));
        QueryReading[] readings =
        [
            .. plain.Readings,
            .. found.Select(item => Reading(plain, item.Entity, item.Query, fewerThan)),
        ];
        Query fallback = found.Count == 1
            ? found[0].Query
            : new DisjunctionMaxQuery(found.Select(static item => item.Query), (float)_profile.Tie);
        return plain with { Readings = readings, Query = new FallbackQuery(plain.Query, fallback, fewerThan) };
    }

    /// <summary>
    /// Initials are no name to guess at, and the capital of a sentence's first word says nothing unless the next word
    /// has one too.
    /// </summary>
    private static bool IsCapitalised(QueryText text, int token)
    {
        TaggedText tagged = text.Tagged;
        if (!tagged.Has(token, RawTokenFlags.Capitalised) || tagged.Has(token, RawTokenFlags.AllCaps))
        {
            return false;
        }
        return !tagged.Has(token, RawTokenFlags.SentenceStart) || text.Count <= ShortQuery
            || (token + 1 < text.Count && tagged.Has(token + 1, RawTokenFlags.Capitalised));
    }

    private static bool HasShape(QueryText text, int token)
    {
        string word = text.Exact[token];
        return word.Length >= MinLetters && !word.AsSpan().ContainsAnyExceptInRange('a', 'z')
            && !FunctionWords.Contains(word)
            && (SoundKey.Length(SoundKey.Of(SoundWord.Of(word))) >= SoundKey.MinLength
                || NameLexicon.Shipped.GivenNames(word).Any());
    }

    /// <summary>The likely names around one, with no punctuation between them.</summary>
    private static (int Start, int End) RunAround(QueryText text, int token, NameLikelihood[] likely)
    {
        int start = token;
        while (start > 0 && likely[start - 1] != NameLikelihood.No && !IsBroken(text, start))
        {
            start--;
        }
        int end = token + 1;
        while (end < text.Count && likely[end] != NameLikelihood.No && !IsBroken(text, end))
        {
            end++;
        }
        return (start, end);
    }

    private static bool IsBroken(QueryText text, int token) =>
        text.Tagged.Has(token, RawTokenFlags.AfterPunctuation) || text.Tagged.Has(token, RawTokenFlags.SentenceStart);

    /// <summary>Listed names like the whole run; where there are none, like the word.</summary>
    private IEnumerable<NearName> Entities(QueryText text, int token, int start, int end)
    {
        NearNames near = _set.NearNames;
        IReadOnlyList<NearName> found = near.Find(text.Words(start, end), MinEntityScore, _options.AsOf);
        if (found.Count == 0 && end - start > 1)
        {
            found = near.Find(text.Words(token, token + 1), MinEntityScore, _options.AsOf);
        }
        return found.Take(MaxEntities);
    }

    private SimilarTermsQuery SimilarWords(QueryText text, int token, bool isInRun, HashSet<string> known)
    {
        string word = text.Exact[token];
        string own = text.Stems[token];
        string[] others = isInRun ? [.. NameLexicon.Shipped.GivenNames(word)] : [];
        string[] fields = [.. _options.Fields.Select(VariantFields.Exact)];
        return new SimilarTermsQuery(word, others, fields, _words, found =>
            Concept(word, own, [.. found.Where(term => !known.Contains(term.Word))]));
    }

    /// <summary>
    /// The words found, without those that are found as mentions of an entity, by their stems: those fields say where
    /// in the text they stand.
    /// </summary>
    private Query Concept(string word, string own, IReadOnlyList<SimilarTerm> found)
    {
        (string Stem, double Similarity)[] stems =
        [
            .. found.Select(term => (StemOf(term.Word), term.Similarity))
                .Where(term => term.Item1 != own).DistinctBy(static term => term.Item1),
        ];
        return stems.Length == 0
            ? new MatchNoDocsQuery($"no other word is spelled like {word}")
            : new ConceptQuery(
                $"like {word}",
                stems.SelectMany(term => _factory.WordParts([term.Stem], [], Weight * term.Similarity)),
                _factory.Frequency(stems.Select(static term => term.Stem)))
            {
                K1 = _factory.K1,
            };
    }

    private string StemOf(string word)
    {
        _scanner.Scan(word.AsMemory(), _tokens);
        return _scanner.Forms.Stem(_tokens.Forms[0]).ToString();
    }

    private QueryReading Reading(QueryConcept plain, Entity? entity, Query query, int fewerThan) => new()
    {
        Entity = entity,
        DisplayName = entity?.DisplayName ?? $"words spelled like {plain.QueryPart}",
        Confidence = 1,
        Tier = _set.Tier(VariantKind.Fuzzy),
        Variants =
        [
            new ExpandedVariant(
                string.Empty,
                entity?.DisplayName ?? plain.QueryPart,
                VariantKind.Fuzzy,
                _set.Tier(VariantKind.Fuzzy),
                Weight),
        ],
        Query = new FallbackQuery(plain.Query, query, fewerThan) { IsFallbackOnly = true },
    };
}
