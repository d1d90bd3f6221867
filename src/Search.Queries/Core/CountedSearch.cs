namespace Search.Queries;

/// <summary>Searches that see every match: with facets, and with hits collapsed to groups.</summary>
internal static class CountedSearch
{
    /// <summary>Runs the search.</summary>
    internal static TopDocs Run(IndexSearcher searcher, Query query, int n, SearchOptions options)
    {
        TopDocsCollector hits = options.Collapse is { } collapse ? new CollapseCollector(n, options, collapse)
            : options.Sort.Count == 0 && options.TieBreakField is null
                ? new TopScoreCollector(n, options.TotalHitsThreshold, options.After)
            : new TopFieldCollector(n, options);
        FacetCollector? facets = options.Facets.Count == 0 ? null : new FacetCollector(hits, options.Facets);
        bool complete = searcher.Search(query, facets ?? (Collector)hits, options);
        TopDocs found = hits.ToTopDocs(isPartial: !complete) with { Facets = facets?.Results ?? [] };
        if (hits is not CollapseCollector groups)
        {
            return found;
        }
        found = found with { GroupCount = groups.GroupCount };
        return options.Collapse is { Others: > 0 } ? AddOthers(searcher, query, found, groups.Keys, options) : found;
    }

    private static TopDocs AddOthers(
        IndexSearcher searcher, Query query, TopDocs found, GroupKeys keys, SearchOptions options)
    {
        int[] wanted = [.. found.ScoreDocs
            .Where(d => d.Group is { Size: > 1 })
            .Select(d => d.Group?.Id ?? CollapsedGroup.Single)];
        if (wanted.Length == 0)
        {
            return found;
        }
        SearchOptions all = options with { After = null, TotalHitsThreshold = SearchOptions.Exact };
        int others = options.Collapse?.Others ?? 0;
        var members = new GroupMembersCollector(keys, wanted, others + 1, all);
        // The selections of the facets hold for members too; what is counted is known already.
        Collector collector = options.Facets.Count == 0 ? members : new FacetCollector(members, options.Facets);
        bool complete = searcher.Search(query, collector, all);
        return found with
        {
            ScoreDocs = [.. found.ScoreDocs.Select(d => WithOthers(d, members))],
            IsPartial = found.IsPartial || !complete,
        };
    }

    private static ScoreDoc WithOthers(ScoreDoc hit, GroupMembersCollector members) =>
        hit.Group is { Size: > 1 } group
            ? hit with { Group = group with { Others = members.TakeOthers(group.Id, hit.Doc) } }
            : hit;
}
