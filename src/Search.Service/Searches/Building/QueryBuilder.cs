using System.Text;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Turns the input of one request into one engine query: texts by the expander or the classic parser, trees node by
/// node. Refuses what the schema or
/// the limits do not allow, with the path of the node. For one request.
/// </summary>
internal sealed class QueryBuilder
{
    private readonly QueryTools _tools;
    private readonly QueryInput _input;
    private readonly ExpansionOptions _expansion;
    private readonly List<QueryPartQuery> _parts = [];
    private readonly List<ExpandedQuery> _expansions = [];
    private readonly Dictionary<int, int> _entityTiers = [];
    private readonly bool _anyTier;
    private int _clauses;

    private QueryBuilder(QueryTools tools, QueryInput input, bool anyTier)
    {
        _anyTier = anyTier;
        _tools = tools;
        _input = input;
        _expansion = tools.Expansion(input);
    }

    /// <summary>Builds the query of an input.</summary>
    /// <param name="tools">The schema and the names.</param>
    /// <param name="input">The input.</param>
    /// <param name="anyTier">Entity nodes match on every tier, whatever they say themselves.</param>
    /// <exception cref="ServiceException">The input is refused.</exception>
    public static BuiltQuery Build(QueryTools tools, QueryInput input, bool anyTier = false)
    {
        RankProfile? profile = RankProfiles.Find(tools.Names.Set, input.RankProfile);
        var builder = new QueryBuilder(tools, input, anyTier);
        Query query = builder.BuildInput();
        if (profile?.HalfLifeDays > 0)
        {
            query = builder.Recent(query, profile);
        }
        if (input.Filter is { } filter)
        {
            query = new BooleanQuery(
            [
                new BooleanClause(query, Occur.Must),
                new BooleanClause(builder.Build(filter, "filter", 1, isScored: false), Occur.Filter),
            ]);
        }
        return new BuiltQuery
        {
            Query = query,
            Parts = builder._parts,
            Expansions = builder._expansions,
            EntityTiers = builder._entityTiers,
        };
    }

    private RecencyQuery Recent(Query query, RankProfile profile)
    {
        const string published = "published";
        bool isDated = _tools.Schema.TryGet(published, out SchemaField? field) && field.Kind == FieldKind.Timestamp;
        return isDated
            ? new RecencyQuery(
                query, published, profile.HalfLifeDays * TimeSpan.MicrosecondsPerDay, profile.RecencyFloor)
            : throw FilterQueries.Refuse("rank_profile", $"{profile.Name} needs a field \"{published}\" of timestamps");
    }

    private Query BuildInput()
    {
        if (_input.Text is { } text)
        {
            return BuildText(text, _input.Syntax, "query_text", isScored: true);
        }
        return _input.Tree is { } tree ? Build(tree, "query", 1, isScored: true) : new MatchAllDocsQuery();
    }

    private Query Build(QueryNode node, string path, int depth, bool isScored)
    {
        if (depth > _tools.Limits.MaxQueryDepth)
        {
            throw new ServiceException(
                ServiceError.OverLimit(path, "max_query_depth", _tools.Limits.MaxQueryDepth, depth));
        }
        Count(1, path);
        if (!float.IsFinite(node.Boost) || node.Boost < 0)
        {
            throw FilterQueries.Refuse(path + ".boost", "must be a finite number and not negative");
        }
        int before = _parts.Count;
        Query query = BuildKind(node, path, depth, isScored);
        if (isScored && node.Name.Length > 0)
        {
            // A named node is one part, whatever words it is made of.
            _parts.RemoveRange(before, _parts.Count - before);
            _parts.Add(new QueryPartQuery(node.Name, query));
        }
        return node.Boost == 1 ? query : new BoostQuery(query, node.Boost);
    }

    private Query BuildKind(QueryNode node, string path, int depth, bool isScored) => node switch
    {
        TextNode text => BuildText(text.Text, QuerySyntax.Simple, path + ".text.text", isScored),
        TermNode term => Leaf(
            _tools.Filters.Term(term, path + ".term", _tools.Texts), $"{term.Field}:{term.Value}", isScored),
        PhraseNode phrase => BuildPhrase(phrase, path + ".phrase", isScored),
        BoolNode boolean => BuildBool(boolean, path + ".bool", depth, isScored),
        DisMaxNode disMax => BuildDisMax(disMax, path + ".dis_max", depth, isScored),
        RangeNode range => _tools.Filters.Range(range, path + ".range"),
        ExistsNode exists => _tools.Filters.Exists(exists, path + ".exists"),
        IdsNode ids => BuildIds(ids, path + ".ids"),
        EntityNode entity => BuildEntity(entity, path + ".entity", isScored),
        ConstantScoreNode constant =>
            new ConstantScoreQuery(Build(constant.Query, path + ".constant_score.query", depth + 1, isScored)),
        MatchAllNode => new MatchAllDocsQuery(),
        PatternNode pattern => Leaf(
            _tools.Patterns.Pattern(pattern, $"{path}.{NameOf(pattern.Kind)}"), pattern.Pattern, isScored),
        FuzzyNode fuzzy => Leaf(_tools.Patterns.Fuzzy(fuzzy, path + ".fuzzy"), fuzzy.Value, isScored),
        NearNode near => Leaf(
            new NearBuilder(_tools, Count).Build(near, path + ".near", depth), near.Group.ToString(), isScored),
        MoreLikeThisNode like => Leaf(
            new LikeBuilder(_tools).Build(like, path + ".more_like_this"), like.Id ?? like.Text ?? string.Empty, isScored),
        _ => throw FilterQueries.Refuse(path, "has no kind"),
    };

    private static string NameOf(PatternKind kind) => kind switch
    {
        PatternKind.Prefix => "prefix",
        PatternKind.Wildcard => "wildcard",
        _ => "regexp",
    };

    private Query BuildText(string text, QuerySyntax syntax, string path, bool isScored)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > _tools.Limits.MaxQueryBytes)
        {
            throw new ServiceException(
                ServiceError.OverLimit(path, "max_query_bytes", _tools.Limits.MaxQueryBytes, bytes));
        }
        Count(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, path);
        if (syntax == QuerySyntax.Lucene)
        {
            return Leaf(_tools.Classic.Parse(text, path, _input.RankProfile), text, isScored);
        }
        if (_input.RankProfile == RankProfiles.LuceneBm25)
        {
            return Leaf(_tools.Texts.Baseline(text), text, isScored);
        }
        if (!_tools.Schema.HasVariants)
        {
            return Leaf(_tools.Texts.Simple(text), text, isScored);
        }
        ExpandedQuery expanded = _tools.Expander.Expand(text, _expansion);
        if (isScored)
        {
            _expansions.Add(expanded);
        }
        return expanded.Query;
    }

    private Query BuildPhrase(PhraseNode node, string path, bool isScored)
    {
        SchemaField field = _tools.Filters.Field(node.Field, path);
        if (field.Kind != FieldKind.Text)
        {
            throw FilterQueries.Refuse(
                path + ".field", $"a phrase needs a text field, and {field.Name} is {field.Kind}");
        }
        if (node.Slop < 0)
        {
            throw FilterQueries.Refuse(path + ".slop", "must not be negative");
        }
        return Leaf(_tools.Texts.Phrase(field.Name, node.Text, node.Slop), node.Text, isScored);
    }

    private BooleanQuery BuildBool(BoolNode node, string path, int depth, bool isScored)
    {
        if (node.MinShould < 0 || node.MinShould > node.Should.Count)
        {
            throw FilterQueries.Refuse(path + ".min_should", "must be between 0 and the number of should clauses");
        }
        var clauses = new List<BooleanClause>();
        Add(node.Must, "must", Occur.Must, isScored);
        Add(node.Should, "should", Occur.Should, isScored);
        Add(node.MustNot, "must_not", Occur.MustNot, false);
        Add(node.Filter, "filter", Occur.Filter, false);
        return new BooleanQuery(clauses, node.MinShould);

        void Add(IReadOnlyList<QueryNode> nodes, string name, Occur occur, bool scored)
        {
            for (int i = 0; i < nodes.Count; i++)
            {
                string at = FormattableString.Invariant($"{path}.{name}[{i}]");
                clauses.Add(new BooleanClause(Build(nodes[i], at, depth + 1, scored), occur));
            }
        }
    }

    private DisjunctionMaxQuery BuildDisMax(DisMaxNode node, string path, int depth, bool isScored)
    {
        if (!(node.TieBreaker is >= 0 and <= 1))
        {
            throw FilterQueries.Refuse(path + ".tie_breaker", "must be between 0 and 1");
        }
        return new DisjunctionMaxQuery(
            node.Queries.Select((q, i) =>
                Build(q, FormattableString.Invariant($"{path}.queries[{i}]"), depth + 1, isScored)).ToArray(),
            node.TieBreaker);
    }

    private Query BuildIds(IdsNode node, string path)
    {
        Count(node.Ids.Count, path + ".ids");
        return FilterQueries.Ids(node);
    }

    private Query BuildEntity(EntityNode node, string path, bool isScored)
    {
        if (!_tools.Schema.HasVariants)
        {
            throw FilterQueries.Refuse(path, "the index has no field whose names are tagged");
        }
        Entity entity = _tools.Names.One(node.Id, node.EntityName, path);
        ExpansionOptions options = node.MaxTier is { } tier && !_anyTier
            ? _expansion with { MaxTier = QueryTools.CheckTier(tier, path + ".max_tier") }
            : _expansion;
        QueryReading reading = _tools.Expander.ExpandEntity(entity, options);
        if (isScored)
        {
            if (node.MaxTier is { } own)
            {
                _entityTiers[_expansions.Count] = own;
            }
            var concept = new QueryConcept
            {
                QueryPart = entity.DisplayName,
                StartOffset = 0,
                EndOffset = 0,
                Readings = [reading],
                Query = reading.Query,
            };
            _expansions.Add(new ExpandedQuery
            {
                Text = entity.DisplayName,
                Query = reading.Query,
                Interpretations = [new QueryInterpretation([concept], reading.Query)],
                Excluded = [],
                Dropped = [],
                Version = _tools.Names.Version,
            });
        }
        return reading.Query;
    }

    private Query Leaf(Query query, string label, bool isScored)
    {
        if (isScored)
        {
            _parts.Add(new QueryPartQuery(label, query));
        }
        return query;
    }

    private void Count(int clauses, string path)
    {
        _clauses += clauses;
        if (_clauses > _tools.Limits.MaxClauses)
        {
            throw new ServiceException(
                ServiceError.OverLimit(path, "max_clauses", _tools.Limits.MaxClauses, _clauses));
        }
    }
}
