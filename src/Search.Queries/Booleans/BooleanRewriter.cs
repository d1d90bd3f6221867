using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Simplifies boolean queries by the rules of Lucene 8: they decide how repeated clauses are scored (one clause with
/// the summed boost), so equal scores need equal rules. Each rule returns null when it does not apply; rewriting runs
/// until none does.
/// </summary>
internal static class BooleanRewriter
{
    private delegate Query? Rule(BooleanQuery query);

    private static readonly Rule[] s_rules =
    [
        DropRedundantFilters,
        RejectContradiction,
        RequireFilteredShoulds,
        query => MergeRepeated(query, Occur.Should),
        query => MergeRepeated(query, Occur.Must),
        UnwrapMatchAll,
        FlattenDisjunctions,
        SettleMinimum,
    ];

    internal static Query Rewrite(BooleanQuery query, IndexReader reader)
    {
        Query? single = Single(query);
        if (single is not null)
        {
            return single;
        }
        Query? inner = RewriteClauses(query, reader);
        if (inner is not null)
        {
            return inner;
        }
        foreach (Rule rule in s_rules)
        {
            Query? rewritten = rule(query);
            if (rewritten is not null)
            {
                return rewritten;
            }
        }
        return query;
    }

    private static Query? Single(BooleanQuery query)
    {
        if (query.Clauses.Count == 0)
        {
            return new MatchNoDocsQuery("empty BooleanQuery");
        }
        if (query.Clauses.Count > 1)
        {
            return null;
        }
        BooleanClause clause = query.Clauses[0];
        return (clause.Occur, query.MinimumShouldMatch) switch
        {
            (Occur.Should, 0 or 1) or (Occur.Must, 0) => clause.Query,
            (Occur.Filter, 0) => new BoostQuery(new ConstantScoreQuery(clause.Query), 0),
            (Occur.MustNot, 0) => new MatchNoDocsQuery("pure negative BooleanQuery"),
            _ => null,
        };
    }

    private static BooleanQuery? RewriteClauses(BooleanQuery query, IndexReader reader)
    {
        BooleanClause[]? changed = null;
        for (int i = 0; i < query.Clauses.Count; i++)
        {
            BooleanClause clause = query.Clauses[i];
            Query rewritten = clause.Query.Rewrite(reader);
            if (!ReferenceEquals(rewritten, clause.Query))
            {
                changed ??= [.. query.Clauses];
                changed[i] = clause with { Query = rewritten };
            }
        }
        return changed is null ? null : new BooleanQuery(changed, query.MinimumShouldMatch);
    }

    private static HashSet<Query> SetOf(BooleanQuery query, Occur occur) =>
        [.. query.Clauses.Where(c => c.Occur == occur).Select(c => c.Query)];

    private static List<Query> ListOf(BooleanQuery query, Occur occur) =>
        [.. query.Clauses.Where(c => c.Occur == occur).Select(c => c.Query)];

    /// <summary>Repeated FILTER and MUST_NOT clauses, and filters that are required anyway or match
    /// everything.</summary>
    private static BooleanQuery? DropRedundantFilters(BooleanQuery query)
    {
        HashSet<Query> musts = SetOf(query, Occur.Must);
        var seen = new HashSet<BooleanClause>();
        var kept = new List<BooleanClause>(query.Clauses.Count);
        foreach (BooleanClause clause in query.Clauses)
        {
            bool redundant = clause.Occur switch
            {
                Occur.MustNot => !seen.Add(clause),
                Occur.Filter => !seen.Add(clause)
                    || (musts.Count > 0 && (musts.Contains(clause.Query) || clause.Query is MatchAllDocsQuery)),
                _ => false,
            };
            if (!redundant)
            {
                kept.Add(clause);
            }
        }
        return kept.Count == query.Clauses.Count ? null : new BooleanQuery(kept, query.MinimumShouldMatch);
    }

    private static MatchNoDocsQuery? RejectContradiction(BooleanQuery query)
    {
        HashSet<Query> excluded = SetOf(query, Occur.MustNot);
        if (excluded.Count == 0)
        {
            return null;
        }
        if (excluded.Any(q => q is MatchAllDocsQuery))
        {
            return new MatchNoDocsQuery("MUST_NOT clause is MatchAllDocsQuery");
        }
        bool contradiction = query.Clauses.Any(c =>
            c.Occur is Occur.Must or Occur.Filter && excluded.Contains(c.Query));
        return contradiction ? new MatchNoDocsQuery("FILTER or MUST clause also in MUST_NOT") : null;
    }

    /// <summary>A clause that is FILTER and SHOULD becomes one MUST.</summary>
    private static BooleanQuery? RequireFilteredShoulds(BooleanQuery query)
    {
        HashSet<Query> both = SetOf(query, Occur.Filter);
        both.IntersectWith(SetOf(query, Occur.Should));
        if (both.Count == 0)
        {
            return null;
        }
        int minimum = query.MinimumShouldMatch;
        var clauses = new List<BooleanClause>();
        foreach (BooleanClause clause in query.Clauses)
        {
            if (!both.Contains(clause.Query))
            {
                clauses.Add(clause);
            }
            else if (clause.Occur == Occur.Should)
            {
                clauses.Add(clause with { Occur = Occur.Must });
                minimum--;
            }
        }
        return new BooleanQuery(clauses, Math.Max(0, minimum));
    }

    /// <summary>Equal clauses become one with the sum of their boosts.</summary>
    private static BooleanQuery? MergeRepeated(BooleanQuery query, Occur occur)
    {
        List<Query> repeated = ListOf(query, occur);
        if (repeated.Count < 2 || (occur == Occur.Should && query.MinimumShouldMatch > 1))
        {
            return null;
        }
        var boosts = new Dictionary<Query, double>();
        var order = new List<Query>();
        foreach (Query clause in repeated)
        {
            Query inner = clause;
            double boost = 1;
            while (inner is BoostQuery boosted)
            {
                boost *= boosted.Boost;
                inner = boosted.Inner;
            }
            if (!boosts.TryGetValue(inner, out double sum))
            {
                order.Add(inner);
            }
            boosts[inner] = sum + boost;
        }
        if (order.Count == repeated.Count)
        {
            return null;
        }
        IEnumerable<BooleanClause> merged = order.Select(q =>
        {
            float boost = (float)boosts[q];
            return new BooleanClause(boost == 1f ? q : new BoostQuery(q, boost), occur);
        });
        return new BooleanQuery(
            [.. merged, .. query.Clauses.Where(c => c.Occur != occur)], query.MinimumShouldMatch);
    }

    /// <summary>Everything, filtered: a constant score over the filters.</summary>
    private static Query? UnwrapMatchAll(BooleanQuery query)
    {
        List<Query> musts = ListOf(query, Occur.Must);
        if (musts.Count != 1 || !query.Clauses.Any(c => c.Occur == Occur.Filter))
        {
            return null;
        }
        Query must = musts[0];
        float boost = 1f;
        if (must is BoostQuery boosted)
        {
            must = boosted.Inner;
            boost = boosted.Boost;
        }
        if (must is not MatchAllDocsQuery)
        {
            return null;
        }
        Query constant = new ConstantScoreQuery(
            new BooleanQuery(query.Clauses.Where(c => c.Occur is Occur.Filter or Occur.MustNot)));
        if (boost != 1f)
        {
            constant = new BoostQuery(constant, boost);
        }
        List<BooleanClause> shoulds = [.. query.Clauses.Where(c => c.Occur == Occur.Should)];
        return shoulds.Count == 0 && query.MinimumShouldMatch == 0
            ? constant
            : new BooleanQuery([new BooleanClause(constant, Occur.Must), .. shoulds], query.MinimumShouldMatch);
    }

    private static BooleanQuery? FlattenDisjunctions(BooleanQuery query)
    {
        if (query.MinimumShouldMatch > 1
            || !query.Clauses.Any(c => IsInner(c)))
        {
            return null;
        }
        var clauses = new List<BooleanClause>();
        foreach (BooleanClause clause in query.Clauses)
        {
            if (IsInner(clause) && clause.Query is BooleanQuery inner)
            {
                clauses.AddRange(inner.Clauses);
            }
            else
            {
                clauses.Add(clause);
            }
        }
        return clauses.Count > BooleanQuery.MaxClauseCount
            ? null
            : new BooleanQuery(clauses, query.MinimumShouldMatch);

        static bool IsInner(BooleanClause clause) =>
            clause is { Occur: Occur.Should, Query: BooleanQuery { IsPureDisjunction: true } };
    }

    /// <summary>More SHOULD clauses must match than there are.</summary>
    private static MatchNoDocsQuery? SettleMinimum(BooleanQuery query) =>
        query.Clauses.Count(c => c.Occur == Occur.Should) < query.MinimumShouldMatch
            ? new MatchNoDocsQuery("SHOULD clause count less than minimumNumberShouldMatch")
            : null;
}
