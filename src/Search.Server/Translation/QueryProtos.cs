using Search.Service;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>Query trees from the contract into the domain. Whether fields exist and values fit is checked there; the path of each node goes along.</summary>
internal static class QueryProtos
{
    /// <summary>Levels beyond this never come off the wire; the service's own limit is less.</summary>
    private const int MaxDepth = 100;

    internal static QueryNode ToNode(Proto.Query query, string path, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new ServiceException(ServiceError.OverLimit(path, "max_query_depth", MaxDepth, depth));
        }
        QueryNode node = query.KindCase switch
        {
            Proto.Query.KindOneofCase.Text => new TextNode(query.Text.Text),
            Proto.Query.KindOneofCase.Term => new TermNode(
                query.Term.Field, ToValue(query.Term.Value, path + ".term.value")),
            Proto.Query.KindOneofCase.Phrase =>
                new PhraseNode(query.Phrase.Field, query.Phrase.Text, query.Phrase.Slop),
            Proto.Query.KindOneofCase.Bool => ToBool(query.Bool, path + ".bool", depth),
            Proto.Query.KindOneofCase.DisMax => new DisMaxNode(
                ToNodes(query.DisMax.Queries, path + ".dis_max.queries", depth), query.DisMax.TieBreaker),
            Proto.Query.KindOneofCase.Range => ToRange(query.Range, path + ".range"),
            Proto.Query.KindOneofCase.Exists => new ExistsNode(query.Exists.Field),
            Proto.Query.KindOneofCase.Ids => new IdsNode([.. query.Ids.Ids]),
            Proto.Query.KindOneofCase.Entity => new EntityNode
            {
                Id = query.Entity.Id,
                EntityName = query.Entity.EntityName,
                MaxTier = query.Entity.HasMaxTier ? query.Entity.MaxTier : null,
            },
            Proto.Query.KindOneofCase.ConstantScore => new ConstantScoreNode(ToNode(
                query.ConstantScore.Query ?? throw Missing(path + ".constant_score.query"),
                path + ".constant_score.query",
                depth + 1)),
            Proto.Query.KindOneofCase.MatchAll => new MatchAllNode(),
            Proto.Query.KindOneofCase.Prefix =>
                new PatternNode(PatternKind.Prefix, query.Prefix.Field, query.Prefix.Prefix),
            Proto.Query.KindOneofCase.Wildcard =>
                new PatternNode(PatternKind.Wildcard, query.Wildcard.Field, query.Wildcard.Pattern),
            Proto.Query.KindOneofCase.Regexp =>
                new PatternNode(PatternKind.Regexp, query.Regexp.Field, query.Regexp.Pattern),
            Proto.Query.KindOneofCase.Fuzzy => ToFuzzy(query.Fuzzy),
            Proto.Query.KindOneofCase.MoreLikeThis => ToLike(query.MoreLikeThis, path + ".more_like_this"),
            Proto.Query.KindOneofCase.Near => NearProtos.ToNode(query.Near, path + ".near"),
            _ => throw Missing(path),
        };
        // Boost 0 is the wire's way to say that none was given.
        return node with { Boost = query.Boost == 0 ? 1 : query.Boost, Name = query.Name };
    }

    private static FuzzyNode ToFuzzy(Proto.FuzzyQuery query) => new(query.Field, query.Value)
    {
        MaxEdits = query.HasMaxEdits ? query.MaxEdits : null,
        PrefixLength = query.PrefixLength,
        MaxExpansions = query.MaxExpansions,
    };

    private static MoreLikeThisNode ToLike(Proto.MoreLikeThisQuery query, string path) => new(query.Field)
    {
        Text = query.LikeCase == Proto.MoreLikeThisQuery.LikeOneofCase.Text ? query.Text : null,
        Id = query.LikeCase switch
        {
            Proto.MoreLikeThisQuery.LikeOneofCase.Id => query.Id,
            Proto.MoreLikeThisQuery.LikeOneofCase.Text => null,
            _ => throw Missing(path + ".like"),
        },
        MinTermFreq = query.HasMinTermFreq ? query.MinTermFreq : null,
        MinDocFreq = query.HasMinDocFreq ? query.MinDocFreq : null,
        MaxDocShare = query.HasMaxDocShare ? query.MaxDocShare : null,
        MaxQueryTerms = query.MaxQueryTerms,
        ShareToMatch = query.HasShareToMatch ? query.ShareToMatch : null,
    };

    private static BoolNode ToBool(Proto.BoolQuery query, string path, int depth) => new()
    {
        Must = ToNodes(query.Must, path + ".must", depth),
        Should = ToNodes(query.Should, path + ".should", depth),
        MustNot = ToNodes(query.MustNot, path + ".must_not", depth),
        Filter = ToNodes(query.Filter, path + ".filter", depth),
        MinShould = query.MinShould,
    };

    private static RangeNode ToRange(Proto.RangeQuery query, string path) => new(query.Field)
    {
        Lower = query.LowerCase switch
        {
            Proto.RangeQuery.LowerOneofCase.Gte => ToValue(query.Gte, path + ".gte"),
            Proto.RangeQuery.LowerOneofCase.Gt => ToValue(query.Gt, path + ".gt"),
            _ => null,
        },
        IncludeLower = query.LowerCase != Proto.RangeQuery.LowerOneofCase.Gt,
        Upper = query.UpperCase switch
        {
            Proto.RangeQuery.UpperOneofCase.Lte => ToValue(query.Lte, path + ".lte"),
            Proto.RangeQuery.UpperOneofCase.Lt => ToValue(query.Lt, path + ".lt"),
            _ => null,
        },
        IncludeUpper = query.UpperCase != Proto.RangeQuery.UpperOneofCase.Lt,
    };

    private static QueryNode[] ToNodes(IReadOnlyList<Proto.Query> queries, string path, int depth) =>
        [.. queries.Select((q, i) => ToNode(q, FormattableString.Invariant($"{path}[{i}]"), depth + 1))];

    private static FieldValue ToValue(Proto.Value? value, string path)
    {
        FieldValue made = value is null ? default : ValueProtos.FromProto(value);
        return made.Kind == ValueKind.None ? throw Missing(path) : made;
    }

    internal static ServiceException Missing(string path) => new(ServiceError.Invalid(path, "must be set"));
}
