using System.Threading;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Explains one document to one query: what matched by which variant, and of what did not match, what would have on a
/// rung that the request does not allow. For one call.
/// </summary>
internal sealed class DocumentExplainer
{
    private readonly QueryTools _tools;
    private readonly IndexSearcher _searcher;
    private readonly QueryInput _input;
    private readonly BuiltQuery _built;
    private readonly BuiltQuery _wide;
    private readonly HitTexts _texts;
    private readonly Marginals _marginals;
    private readonly int _doc;

    /// <summary>An explainer of a document.</summary>
    public DocumentExplainer(
        QueryTools tools, DocumentMapper mapper, IndexSearcher searcher, QueryInput input, int doc,
        CancellationToken cancellation)
    {
        _tools = tools;
        _searcher = searcher;
        _input = input;
        _doc = doc;
        _texts = new HitTexts(tools.Schema, mapper.Read(searcher.Reader, doc, FieldMask.All).Document);
        _built = new FeedbackQueries(tools, mapper, searcher)
            .Apply(QueryBuilder.Build(tools, input), input.RankProfile, cancellation);
        _wide = QueryBuilder.Build(tools, Widen(input), anyTier: true);
        _marginals = new Marginals(tools.Schema, searcher, _built.Query);
    }

    /// <summary>Explains it.</summary>
    public DocumentExplanation Explain(long servedSequence)
    {
        Explanation score = _searcher.Explain(_built.Query, _doc);
        List<ExplainedConcept> concepts = [.. Expanded(), .. Others()];
        return new DocumentExplanation
        {
            Id = _texts.Document.Id,
            Matches = score.IsMatch,
            Score = PageBuilder.Convert(score),
            Concepts = concepts,
            Refusals = score.IsMatch ? [] : Refusals(concepts),
            Dropped = _built.Dropped,
            ServedSequence = servedSequence,
            VariantDataVersion = _tools.VariantDataVersion,
        };
    }

    // The same question with everything on.
    private static QueryInput Widen(QueryInput input) => input with
    {
        Variants = new VariantFilter { SetVersions = input.Variants.SetVersions },
        RankProfile = input.RankProfile == RankProfiles.LuceneBm25 ? RankProfiles.News : input.RankProfile,
        Filter = null,
    };

    private IEnumerable<ExplainedConcept> Expanded()
    {
        for (int i = 0; i < _built.Expansions.Count; i++)
        {
            ExpandedQuery expanded = _built.Expansions[i];
            HitExplanation hit = Find(expanded);
            ExpandedQuery? wide = i < _wide.Expansions.Count ? _wide.Expansions[i] : null;
            HitExplanation? wideHit = wide is null ? null : Find(wide);
            foreach (QueryConcept concept in expanded.Interpretations[hit.Interpretation].Concepts)
            {
                MatchedPart[] parts =
                    [.. _marginals.Of(_doc, hit.Parts.Where(p => p.QueryPart == concept.QueryPart))];
                yield return parts.Length > 0
                    ? new ExplainedConcept { QueryPart = concept.QueryPart, Matched = parts }
                    : Missing(
                        concept.QueryPart, (concept.StartOffset, concept.EndOffset), concept, wide, wideHit, TierOf(i));
            }
        }
    }

    // What is not expanded: words of other profiles and syntaxes, nodes of trees.
    private IEnumerable<ExplainedConcept> Others()
    {
        (List<MatchedPart> parts, _) =
            new HitMatcher(_tools, _built with { Expansions = [] }, _searcher, _marginals).Find(_doc, _texts);
        foreach (QueryPartQuery part in _built.Parts)
        {
            MatchedPart[] own = [.. parts.Where(p => p.QueryPart == part.Label)];
            ExpandedQuery? wide = _wide.Expansions.FirstOrDefault(e => e.Text == part.Label);
            bool matches = own.Length > 0 || _searcher.Explain(part.Query, _doc).IsMatch;
            yield return matches
                ? new ExplainedConcept { QueryPart = part.Label, Matched = own }
                : Missing(part.Label, (0, part.Label.Length), null, wide, wide is null ? null : Find(wide));
        }
    }

    private int? TierOf(int expansion) => _built.EntityTiers.TryGetValue(expansion, out int tier) ? tier : null;

    private HitExplanation Find(ExpandedQuery expanded) =>
        new HitExplainer(_tools.Names.Set, _searcher, expanded).Explain(_doc, _texts.TextOrNull, _texts.Source);

    private ExplainedConcept Missing(
        string part, (int Start, int End) place, QueryConcept? concept, ExpandedQuery? wide, HitExplanation? wideHit,
        int? ownTier = null)
    {
        var withheld = new List<WithheldMatch>();
        QueryConcept[] meant = wide is null || wideHit is null
            ? []
            :
            [
                .. wide.Interpretations[wideHit.Interpretation].Concepts
                    .Where(c => c.StartOffset < place.End && place.Start < c.EndOffset
                        || (c.EndOffset == 0 && c.QueryPart == part)),
            ];
        foreach (QueryConcept other in meant)
        {
            IEnumerable<MatchedPart> found = wideHit?.Parts.Where(p => p.QueryPart == other.QueryPart) ?? [];
            foreach (MatchedPart match in found)
            {
                if (LadderReasons.Of(_input, match, Link(other, match), ownTier) is { } reason)
                {
                    withheld.Add(new WithheldMatch(match, reason));
                }
            }
        }
        withheld = [.. withheld.DistinctBy(w => (w.Match.Kind, w.Match.Surface)).OrderBy(w => w.Match.Tier)];
        return new ExplainedConcept
        {
            QueryPart = part,
            Matched = [],
            Withheld = withheld,
            Reason = withheld.Count > 0 ? withheld[0].Reason : Absence(part, concept is null ? meant : [concept]),
        };
    }

    // "Riyadh" for "Saudi Arabia": found is a name, but what links the query's words to it is that it is the capital.
    private VariantKind Link(QueryConcept concept, MatchedPart match)
    {
        VariantSet set = _tools.Names.Set;
        QueryReading? reading = concept.Readings.FirstOrDefault(r => r.Entity?.Id == match.EntityId);
        return reading is { Entity: { } entity, Typed: { } typed } && typed.Entity != entity.Ordinal
            ? set.RelationsFrom(typed.Entity).FirstOrDefault(r => r.To == entity.Ordinal)?.AssociationKind ?? match.Kind
            : match.Kind;
    }

    private string Absence(string part, IReadOnlyList<QueryConcept> concepts)
    {
        string[] asked =
        [
            .. concepts.SelectMany(c => c.Readings).Where(r => r.Entity is not null)
                .Select(r => r.DisplayName).Distinct(),
        ];
        var words = new PrintedWords(part);
        foreach (string field in _texts.Fields)
        {
            if (words.TryFind(_texts.Text(field), out int from, out int to) && asked.Length > 0)
            {
                string surface = _texts.Text(field)[from..to];
                return LadderReasons.OtherReading(surface, field, asked, Reader().At(field, from, to));
            }
        }
        foreach ((string field, FieldValue value) in _texts.Document.Fields)
        {
            if (_texts.TextOrNull(field) is null && words.TryFind(value.ToString(), out _, out _))
            {
                return LadderReasons.OtherField(part, field);
            }
        }
        return LadderReasons.Absent(part, asked);
    }

    private MentionReader Reader() => new(_tools.Names.Set, _searcher.Reader, _doc);

    private List<string> Refusals(List<ExplainedConcept> concepts)
    {
        var refusals = new List<string>();
        foreach (ExpandedQuery expanded in _built.Expansions)
        {
            string[] words =
                [.. SimpleTextParser.Parse(expanded.Text).Where(p => p.IsExcluded).Select(p => p.Text)];
            for (int i = 0; i < expanded.Excluded.Count; i++)
            {
                if (_searcher.Explain(expanded.Excluded[i], _doc).IsMatch)
                {
                    string word = words.Length == expanded.Excluded.Count ? words[i] : expanded.Text;
                    refusals.Add($"The query excludes \"{word}\", and the document has it.");
                }
            }
        }
        var nodes = new NodeRefusals(Matches, _texts.Document);
        if (_input.Tree is { } tree)
        {
            nodes.Add(tree, "query", refusals);
        }
        if (_input.Filter is { } filter)
        {
            nodes.Add(filter, "filter", refusals);
        }
        if (concepts.Count > 0 && concepts.TrueForAll(c => c.Reason.Length > 0))
        {
            refusals.Add("No part of the query matches.");
        }
        return refusals;
    }

    private bool Matches(QueryNode node)
    {
        QueryInput alone = _input with { Text = null, Tree = node, Filter = null };
        return _searcher.Explain(QueryBuilder.Build(_tools, alone).Query, _doc).IsMatch;
    }
}
