using Search.Queries;

namespace Search.Variants.Expansion;

/// <summary>The expansion of one query.</summary>
internal sealed class ExpansionRun
{
    private readonly VariantSet _set;
    private readonly PhraseIndex _phrases;
    private readonly RankProfile _profile;
    private readonly ExpansionOptions _options;
    private readonly string _text;
    private readonly List<DroppedVariant> _dropped = [];
    private readonly QueryTagger _tagger;
    private readonly NameConcepts _names;
    private readonly WordConcepts _words;
    private readonly SimilarNames _similar;
    private readonly QuotedConcepts _quoted;

    public ExpansionRun(
        VariantSet set, PhraseIndex phrases, RankProfile profile, ExpansionOptions options, string text)
    {
        _set = set;
        _phrases = phrases;
        _profile = profile;
        _options = options;
        _text = text;
        _tagger = new QueryTagger(set);
        var factory = new ConceptFactory(set, profile, options);
        _names = new NameConcepts(set, profile, options, factory, _dropped);
        _words = new WordConcepts(set, profile, options, factory, _dropped);
        _similar = new SimilarNames(set, profile, options, factory);
        _quoted = new QuotedConcepts(set, factory, _names);
    }

    public ExpandedQuery Run()
    {
        var ways = new List<List<QueryConcept>> { new() };
        var excluded = new List<Query>();
        foreach (QuerySegment segment in SimpleQueryParser.Parse(_text))
        {
            var text = new QueryText(_text, segment, _set);
            if (text.Count == 0)
            {
                continue;
            }
            if (segment.Kind == SegmentKind.Excluded)
            {
                excluded.Add(_quoted.Exclude(text));
            }
            else
            {
                Cross(ways, segment.Kind == SegmentKind.Quoted ? Quoted(text) : Loose(text));
            }
        }
        QueryInterpretation[] interpretations =
            [.. ways.Select(concepts => new QueryInterpretation(concepts, Coordinate(concepts)))];
        return new ExpandedQuery
        {
            Text = _text,
            Query = Exclude(Best(interpretations), excluded),
            Interpretations = interpretations,
            Excluded = excluded,
            Dropped = [.. _dropped.Distinct()],
            Version = _set.Version,
        };
    }

    private static Query Best(QueryInterpretation[] interpretations) => interpretations.Length == 1
        ? interpretations[0].Query
        : new DisjunctionMaxQuery(interpretations.Select(static interpretation => interpretation.Query));

    private static Query Exclude(Query query, List<Query> excluded) => excluded.Count == 0
        ? query
        : new BooleanQuery(
        [
            new BooleanClause(query, Occur.Must),
            .. excluded.Select(static unwanted => new BooleanClause(unwanted, Occur.MustNot)),
        ]);

    /// <summary>Every way goes on with every way of the next piece, up to the profile's number.</summary>
    private void Cross(List<List<QueryConcept>> ways, List<List<QueryConcept>> next)
    {
        List<QueryConcept>[] crossed =
            [.. ways.SelectMany(_ => next, static (before, after) => (List<QueryConcept>)[.. before, .. after])];
        ways.Clear();
        ways.AddRange(crossed.Take(_profile.MaxInterpretations));
    }

    private Query Coordinate(List<QueryConcept> concepts) => concepts.Count == 0
        ? new MatchNoDocsQuery("the query has no words")
        : new CoordinationQuery(concepts.SelectMany(static concept => concept.Clauses))
        {
            MaxMultiplier = (float)(1 + CoordinationCap(concepts.Sum(static concept => concept.Clauses.Count))),
            MaxProximityBonus = (float)_profile.ProximityCap,
            ProximityDistance = _profile.ProximityWindow,
        };

    private double CoordinationCap(int concepts) =>
        _profile.CoordinationCap * Math.Min(1, _profile.CoordinationConcepts / (double)concepts);

    private List<QueryName> Names(QueryText text)
    {
        if (_options.MaxTier < 1)
        {
            Drop(text, _tagger.Find(text.Tagged, _options.AsOf), DroppedReasons.NotWanted, static _ => true);
            return [];
        }
        if (_options.AsOf is { } day)
        {
            Drop(text, _tagger.Find(text.Tagged, null), DroppedReasons.OtherTime, name => !name.Valid.Contains(day));
        }
        return _tagger.Find(text.Tagged, _options.AsOf);
    }

    private void Drop(QueryText text, List<QueryName> names, string reason, Predicate<Variant> isLeftOut) =>
        _dropped.AddRange(
            from name in names
            where !name.IsBlocker
            from reading in name.Readings
            where isLeftOut(reading.Variant)
            select new DroppedVariant(text.Words(name.Start, name.End), reading.Variant.Id, reason));

    private List<List<QueryConcept>> Quoted(QueryText text)
    {
        List<List<QueryName>> ways = Interpreter.Interpret(Names(text), 1, out _);
        return [[_quoted.Make(text, ways[0])]];
    }

    private List<List<QueryConcept>> Loose(QueryText text)
    {
        List<List<QueryName>> ways = Interpreter.Interpret(Names(text), _profile.MaxInterpretations, out int dropped);
        if (dropped > 0)
        {
            string reason = $"only {_profile.MaxInterpretations} interpretations of a query are searched for";
            _dropped.Add(new DroppedVariant(text.Words(0, text.Count), $"{dropped} interpretations", reason));
        }
        return [.. ways.Select(names => Loose(text, names))];
    }

    private List<QueryConcept> Loose(QueryText text, List<QueryName> names)
    {
        var concepts = new List<QueryConcept>();
        var isTaken = new bool[text.Count];
        foreach (QueryName name in names)
        {
            isTaken.AsSpan(name.Start, name.End - name.Start).Fill(true);
            concepts.Add(_names.Make(text, name));
        }
        AddPhrases(text, isTaken, concepts);
        AddWords(text, isTaken, concepts);
        concepts.Sort(static (a, b) => a.StartOffset.CompareTo(b.StartOffset));
        return concepts;
    }

    private void AddPhrases(QueryText text, bool[] isTaken, List<QueryConcept> concepts)
    {
        List<PhraseMatch> found = _phrases.Find(text.Stems, isTaken);
        if (_options.MaxTier < 1)
        {
            // Another way of writing the same words is no other wording.
            found.RemoveAll(match => !_options.Allows(_set, match.Group.MatchKind));
        }
        foreach (PhraseMatch match in found)
        {
            if (match.Tokens.Any(token => isTaken[token]))
            {
                continue;
            }
            foreach (int token in match.Tokens)
            {
                isTaken[token] = true;
            }
            List<PhraseMatch> same = found.FindAll(other => other.Tokens.SequenceEqual(match.Tokens));
            concepts.Add(_words.OfPhrase(text, same, _phrases));
        }
    }

    private void AddWords(QueryText text, bool[] isTaken, List<QueryConcept> concepts)
    {
        bool hasOthers = concepts.Count > 0 || text.Exact.Any(static word => !FunctionWords.Contains(word));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        NameLikelihood[] likely = _similar.Look(text, isTaken);
        for (int token = 0; token < text.Count; token++)
        {
            if (isTaken[token])
            {
                continue;
            }
            if (hasOthers && FunctionWords.Contains(text.Exact[token]))
            {
                _dropped.Add(new DroppedVariant(text.Words(token, token + 1), text.Exact[token], "a function word"));
            }
            else if (seen.Add(text.Stems[token]))
            {
                QueryConcept plain = _words.OfWord(text, token);
                bool mayBeName = likely[token] != NameLikelihood.No;
                concepts.Add(mayBeName ? _similar.Add(text, token, plain, likely) : plain);
            }
        }
    }
}
