using System.Globalization;
using System.Text;
using Search.Queries;

namespace Search.Variants.Tests.Cases;

/// <summary>Runs the queries of a case over its documents and judges every expectation.</summary>
internal sealed class QueryCaseRunner
{
    private const int MostHits = 1000;

    private readonly QueryExpander _expander;
    private readonly Lazy<CaseIndex> _samples;

    public QueryCaseRunner(QueryExpander expander)
    {
        _expander = expander;
        _samples = new Lazy<CaseIndex>(() => new CaseIndex(expander.Set, SampleNews.All));
    }

    /// <summary>What failed, one entry an expectation.</summary>
    public List<string> Run(QueryCase test)
    {
        if (test.UsesAllSamples && test.Documents.Count == 0)
        {
            return Run(test, _samples.Value);
        }
        IEnumerable<CaseDocument> samples = SampleNews.All.Where(sample =>
            test.UsesAllSamples || test.Samples.Contains(sample.Id));
        using var index = new CaseIndex(_expander.Set, [.. samples, .. test.Documents]);
        return Run(test, index);
    }

    private List<string> Run(QueryCase test, CaseIndex index)
    {
        var failures = new List<string>();
        foreach (CaseQuery query in test.Queries)
        {
            List<CaseHit> hits = Search(index, query, query.Text);
            foreach (CaseExpectation expectation in query.Expectations)
            {
                string? reason = Judge(index, query, expectation, hits);
                if (reason is not null)
                {
                    failures.Add(Describe(test, query, expectation, reason, hits));
                }
            }
        }
        return failures;
    }

    private string? Judge(
        CaseIndex index, CaseQuery query, CaseExpectation expectation, IReadOnlyList<CaseHit> hits) =>
        expectation.Verb switch
        {
            NearMisses.Verb => NearMisses.Judge(query, expectation.Value, index.Documents, hits),
            Twins.Verb => Twins.Judge(hits, Search(index, query, expectation.Value)),
            _ => CaseJudge.Judge(expectation, hits),
        };

    private List<CaseHit> Search(CaseIndex index, CaseQuery query, string text)
    {
        if (query.Profile == "lucene-bm25")
        {
            TopDocs plain = index.Searcher.Search(index.PlainQuery(text), MostHits);
            return [.. plain.ScoreDocs.Select(hit => new CaseHit(index.Document(hit.Doc).Id, hit.Score, []))];
        }
        ExpandedQuery expanded = _expander.Expand(text, query.Options with { Profile = query.Profile });
        var explainer = new HitExplainer(_expander.Set, index.Searcher, expanded);
        TopDocs top = index.Searcher.Search(expanded.Query, MostHits, new SearchOptions { TieBreakField = "_id" });
        return
        [
            .. top.ScoreDocs.Select(hit =>
            {
                CaseDocument document = index.Document(hit.Doc);
                HitExplanation explanation = explainer.Explain(
                    hit.Doc, field => field == "title" ? document.Title : document.Body, document.Source);
                return new CaseHit(document.Id, hit.Score, explanation.Parts);
            }),
        ];
    }

    private static string Describe(
        QueryCase test, CaseQuery query, CaseExpectation expectation, string reason, List<CaseHit> hits)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{test.Name}:{expectation.Line}: ");
        text.AppendLine(CultureInfo.InvariantCulture, $"{expectation.Verb}: {expectation.Value}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {reason} {expectation.Because}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  query: {query.Text}");
        for (int i = 0; i < Math.Min(hits.Count, 10); i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {i + 1}. {hits[i].Id} {hits[i].Score:F3}");
            foreach (MatchedPart part in hits[i].Parts)
            {
                string meaning = $"\"{part.QueryPart}\" as {part.EntityId}{part.PhraseGroupId}";
                string where = $"\"{part.Surface}\" in {part.Field} x{part.Occurrences}";
                text.AppendLine(CultureInfo.InvariantCulture, $"       {meaning} {KindNames.Write(part.Kind)} {where}");
            }
        }
        return text.ToString();
    }
}
