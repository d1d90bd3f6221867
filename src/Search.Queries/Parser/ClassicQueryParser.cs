using System.Globalization;
using System.Text;
using Search.Analysis;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Lucene's classic query syntax: terms, <c>field:</c>, <c>"phrases"~slop</c>, <c>+ - ! AND OR NOT &amp;&amp; ||</c>,
/// groups, ranges <c>[a TO b] {a TO b}</c>, prefixes <c>a*</c>, wildcards <c>a?b*c</c>, fuzzy terms <c>a~1</c>, regular
/// expressions <c>/a.b/</c>, boosts <c>^2</c>, <c>*:*</c>, with the structure that Lucene 8's parser builds (default
/// operator OR).
/// </summary>
public sealed class ClassicQueryParser
{
    private const int MaxDepth = 100;
    private const int MaxSlop = 1_000_000;
    private readonly Analyzer _analyzer;
    private readonly PatternQueries _patterns;
    private readonly string _defaultField;

    /// <summary>Creates a parser. It keeps no state between calls.</summary>
    public ClassicQueryParser(string defaultField, Analyzer analyzer)
    {
        _defaultField = defaultField;
        _analyzer = analyzer;
        _patterns = new PatternQueries(analyzer);
    }

    /// <summary>
    /// Makes the query of a range over a field, of (field, lower, upper, include lower, include upper), null bounds
    /// open; gives null to fall back on a range of terms. For fields with doc values.
    /// </summary>
    public Func<string, string?, string?, bool, bool, Query?>? RangeFactory { get; init; }

    /// <summary>Whether a term may begin with a wildcard: such a term is compared with the whole dictionary.</summary>
    public bool AllowLeadingWildcard { get; init; }

    /// <summary>Gives the reason why a field cannot be searched, or null when it can.</summary>
    public Func<string, string?>? FieldCheck { get; init; }

    /// <summary>The query of a text.</summary>
    /// <exception cref="QueryParseException">The text is not in the syntax, or uses what is not supported.</exception>
    public Query Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var run = new Run(this, new QueryLexer(text).Read());
        return run.ParseAll() ?? new BooleanQuery([]);
    }

    /// <summary>The query of analysed text: a term, a phrase, or a disjunction; null when no token is left.</summary>
    private Query? FieldQuery(string field, string text, bool quoted, int slop)
    {
        List<List<Term>> places = [];
        List<int> positions = [];
        TokenStream stream = _analyzer.TokenStream(field, text.AsMemory());
        stream.Reset();
        int position = -1;
        while (stream.IncrementToken())
        {
            Token token = stream.Token;
            position += token.PositionIncrement;
            if (places.Count == 0 || token.PositionIncrement > 0)
            {
                places.Add([]);
                positions.Add(position);
            }
            places[^1].Add(new Term(field, token.Term.ToString()));
        }
        stream.End();
        if (places.Count == 0)
        {
            return null;
        }
        if (places.Count == 1)
        {
            return AtOnePlace(places[0]);
        }
        if (!quoted)
        {
            return new BooleanQuery(places.Select(p => new BooleanClause(AtOnePlace(p), Occur.Should)));
        }
        return places.All(p => p.Count == 1)
            ? new PhraseQuery(places.Select(p => p[0]), positions, slop)
            : new MultiPhraseQuery(places, positions, slop);
    }

    /// <summary>Several tokens at one position are readings of one word: the best counts.</summary>
    private static Query AtOnePlace(List<Term> terms) => terms.Count == 1
        ? new TermQuery(terms[0])
        : new DisjunctionMaxQuery(terms.Distinct().Select(t => new TermQuery(t)));

    private Query RangeQuery(string field, RangeParts range)
    {
        Query? made = RangeFactory?.Invoke(field, range.Lower, range.Upper, range.IncludeLower, range.IncludeUpper);
        return made ?? new TermRangeQuery(
            field,
            Normalized(field, range.Lower),
            Normalized(field, range.Upper),
            range.IncludeLower,
            range.IncludeUpper);
    }

    private byte[]? Normalized(string field, string? bound) =>
        bound is null ? null : Encoding.UTF8.GetBytes(_analyzer.Normalize(field, bound));

    /// <summary>One text being parsed.</summary>
    private sealed class Run(ClassicQueryParser parser, List<QueryToken> tokens)
    {
        private int _at;
        private int _depth;

        private QueryToken Current => tokens[_at];

        internal Query? ParseAll()
        {
            Query? query = Clauses(parser._defaultField);
            if (Current.Kind != TokenKind.End)
            {
                throw Unexpected();
            }
            return query;
        }

        private TokenKind Peek(int ahead) => tokens[Math.Min(_at + ahead, tokens.Count - 1)].Kind;

        private QueryParseException Unexpected() => Current.Kind switch
        {
            TokenKind.End => new QueryParseException(Current.Position, "a term, phrase, range or group is missing"),
            _ => new QueryParseException(Current.Position, $"unexpected {Current.Text}"),
        };

        private Query? Clauses(string field)
        {
            if (++_depth > MaxDepth)
            {
                throw new QueryParseException(Current.Position, $"groups are nested more than {MaxDepth} deep");
            }
            var clauses = new List<BooleanClause>();
            Query? only = null;
            bool first = true;
            do
            {
                if (BeginsSeveralTerms())
                {
                    SeveralTerms(field, clauses);
                }
                else
                {
                    TokenKind conjunction = first ? TokenKind.End : Take(TokenKind.And, TokenKind.Or);
                    TokenKind modifier = Take(TokenKind.Plus, TokenKind.Minus, TokenKind.Not);
                    Query? clause = Clause(field);
                    Add(clauses, conjunction, modifier, clause);
                    only = first && modifier == TokenKind.End ? clause : only;
                }
                first = false;
                if (clauses.Count > BooleanQuery.MaxClauseCount)
                {
                    throw new QueryParseException(
                        Current.Position, $"more than {BooleanQuery.MaxClauseCount} clauses");
                }
            }
            while (Current.Kind is not (TokenKind.End or TokenKind.Close));
            _depth--;
            return clauses.Count == 1 && only is not null ? only
                : clauses.Count == 0 ? null
                : new BooleanQuery(clauses);
        }

        /// <summary>Takes the current token when it is of one of the kinds; End when it is not.</summary>
        private TokenKind Take(params ReadOnlySpan<TokenKind> kinds)
        {
            TokenKind kind = Current.Kind;
            if (kinds.Contains(kind))
            {
                _at++;
                return kind;
            }
            return TokenKind.End;
        }

        private bool BeginsSeveralTerms() =>
            Current.Kind == TokenKind.Term && Peek(1) == TokenKind.Term && MayFollowTerms(Peek(2));

        private static bool MayFollowTerms(TokenKind kind) => kind is not
            (TokenKind.Colon or TokenKind.Star or TokenKind.Slop or TokenKind.Caret or TokenKind.And or TokenKind.Or);

        /// <summary>Terms with only blanks between them are analysed as one text, and each token is a clause.</summary>
        private void SeveralTerms(string field, List<BooleanClause> clauses)
        {
            CheckField(field, Current.Position);
            var text = new StringBuilder(QueryLexer.Unescape(Current.Text, Current.Position));
            _at++;
            while (Current.Kind == TokenKind.Term && MayFollowTerms(Peek(1)))
            {
                text.Append(' ').Append(QueryLexer.Unescape(Current.Text, Current.Position));
                _at++;
            }
            Query? query = parser.FieldQuery(field, text.ToString(), quoted: false, slop: 0);
            if (query is BooleanQuery several)
            {
                clauses.AddRange(several.Clauses);
            }
            else if (query is not null)
            {
                clauses.Add(new BooleanClause(query, Occur.Should));
            }
        }

        private static void Add(
            List<BooleanClause> clauses, TokenKind conjunction, TokenKind modifier, Query? query)
        {
            if (clauses.Count > 0 && conjunction == TokenKind.And && clauses[^1].Occur != Occur.MustNot)
            {
                clauses[^1] = clauses[^1] with { Occur = Occur.Must };
            }
            if (query is null)
            {
                return;
            }
            Occur occur = modifier is TokenKind.Not or TokenKind.Minus ? Occur.MustNot
                : modifier == TokenKind.Plus || conjunction == TokenKind.And ? Occur.Must
                : Occur.Should;
            clauses.Add(new BooleanClause(query, occur));
        }

        private Query? Clause(string field)
        {
            if (Peek(1) == TokenKind.Colon && Current.Kind is TokenKind.Term or TokenKind.Star)
            {
                field = QueryLexer.Unescape(Current.Text, Current.Position);
                if (Current.Kind != TokenKind.Star)
                {
                    CheckField(field, Current.Position);
                }
                _at += 2;
            }
            if (Current.Kind != TokenKind.Open)
            {
                return Single(field);
            }
            _at++;
            Query? group = Clauses(field);
            if (Current.Kind != TokenKind.Close)
            {
                throw new QueryParseException(Current.Position, "a group is not closed");
            }
            _at++;
            return Boost(group);
        }

        private Query? Single(string field)
        {
            QueryToken token = Current;
            bool everyDocument = token.Kind == TokenKind.Star && field == "*";
            if (!everyDocument && IsClause(token))
            {
                CheckField(field, token.Position);
            }
            switch (token.Kind)
            {
                case TokenKind.Term or TokenKind.BareOperator:
                    _at++;
                    return Word(field, token);
                case TokenKind.Prefix or TokenKind.Wildcard or TokenKind.Star or TokenKind.Regexp:
                    _at++;
                    Query pattern = everyDocument ? new MatchAllDocsQuery() : parser._patterns.Create(
                        field, token, parser.AllowLeadingWildcard);
                    (float? boost, _) = TakeBoostAndSlop();
                    return boost is null ? pattern : new BoostQuery(pattern, boost.Value);
                case TokenKind.Quoted:
                    _at++;
                    return Phrase(field, token);
                case TokenKind.Range when token.Range is not null:
                    _at++;
                    return Boost(parser.RangeQuery(field, token.Range));
                default:
                    throw Unexpected();
            }
        }

        private static bool IsClause(QueryToken token) => token.Kind is TokenKind.Term or TokenKind.BareOperator
            or TokenKind.Prefix or TokenKind.Wildcard or TokenKind.Star or TokenKind.Regexp
            or TokenKind.Quoted or TokenKind.Range;

        private Query? Word(string field, QueryToken token)
        {
            (float? boost, QueryToken? slop) = TakeBoostAndSlop();
            string text = QueryLexer.Unescape(token.Text, token.Position);
            Query? query = slop is null
                ? parser.FieldQuery(field, text, quoted: false, slop: 0)
                : parser._patterns.Fuzzy(field, text, slop);
            return boost is null || query is null ? query : new BoostQuery(query, boost.Value);
        }

        private Query? Phrase(string field, QueryToken token)
        {
            (float? boost, QueryToken? after) = TakeBoostAndSlop();
            int slop = 0;
            if (after is not null && after.Text.Length > 0)
            {
                slop = FuzzyNumber.TryRead(after.Text, out float value) && value <= MaxSlop
                    ? (int)value
                    : throw new QueryParseException(
                        after.Position, $"the slop of a phrase is a number up to {MaxSlop}");
            }
            Query? query = parser.FieldQuery(
                field, QueryLexer.Unescape(token.Text, token.Position + 1), quoted: true, slop);
            return boost is null || query is null ? query : new BoostQuery(query, boost.Value);
        }

        /// <summary>Takes <c>^number</c> and <c>~</c>, in either order.</summary>
        private (float? Boost, QueryToken? Slop) TakeBoostAndSlop()
        {
            float? boost = TakeBoost();
            QueryToken? slop = null;
            if (Current.Kind == TokenKind.Slop)
            {
                slop = Current;
                _at++;
            }
            return (boost ?? TakeBoost(), slop);
        }

        private Query? Boost(Query? query)
        {
            float? boost = TakeBoost();
            return boost is null || query is null ? query : new BoostQuery(query, boost.Value);
        }

        private float? TakeBoost()
        {
            if (Current.Kind != TokenKind.Caret)
            {
                return null;
            }
            QueryToken token = Current;
            if (!float.TryParse(
                    token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out float boost)
                || !float.IsFinite(boost))
            {
                throw new QueryParseException(token.Position, "the number after ^ is too large");
            }
            _at++;
            return boost;
        }

        private void CheckField(string field, int position)
        {
            if (parser.FieldCheck?.Invoke(field) is { } reason)
            {
                throw new QueryParseException(position, reason);
            }
        }
    }
}
