using System.Threading;
using Search.Indexing;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Lets a query learn words from the documents that it finds first: relevance model 3 (Abdul-Jaleel and others, UMass at
/// TREC 2004). The words reorder the hits; they add none, so that a count says how many there are.
/// </summary>
internal sealed class FeedbackQueries(QueryTools tools, DocumentMapper mapper, IndexSearcher searcher)
{
    private const int MinLetters = 3;

    /// <summary>A word that more documents have says nothing of a subject.</summary>
    private const double MaxShare = 0.1;

    /// <summary>The query as its profile runs it.</summary>
    public BuiltQuery Apply(BuiltQuery built, string profileName, CancellationToken cancellation)
    {
        RankProfile? profile = RankProfiles.Find(tools.Names.Set, profileName);
        if (profile is null || profile.FeedbackDocuments == 0 || built.Expansions.Count == 0)
        {
            return built;
        }
        int documents = searcher.Reader.NumDocs;
        if (documents < profile.FeedbackMinDocuments)
        {
            string reason = FormattableString.Invariant(
                $"the index has {documents} documents; queries learn from {profile.FeedbackMinDocuments} on");
            return built with { LeftOut = [new DroppedPart(string.Empty, "feedback", reason)] };
        }
        string[] fields = [.. tools.Schema.TextFields.Where(f => f.Chain == TextChain.Variants).Select(f => f.Name)];
        BooleanClause[] learnt = [.. Learn(built, profile, fields, cancellation)];
        return learnt.Length == 0 ? built : built with
        {
            Query = new BooleanQuery(
            [
                new BooleanClause(new BoostQuery(built.Query, (float)profile.FeedbackWeight), Occur.Must), .. learnt,
            ]),
        };
    }

    // Both models are distributions: the query's own has its parts in equal shares, hence their number as a factor.
    private IEnumerable<BooleanClause> Learn(
        BuiltQuery built, RankProfile profile, string[] fields, CancellationToken cancellation)
    {
        var options = new SearchOptions { TieBreakField = SystemFields.Id, Cancellation = cancellation };
        TopDocs top = searcher.Search(built.Query, profile.FeedbackDocuments, options);
        string field = fields[^1];
        Dictionary<string, double> model = Model(top.ScoreDocs, fields);
        double most = MaxShare * searcher.Reader.MaxDoc;
        List<(Term Term, double Weight)> best =
        [
            .. model.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal)
                .Where(w => w.Key.Length >= MinLetters && char.IsLetter(w.Key[0]))
                .Select(w => (new Term(field, w.Key), w.Value))
                .Where(w => searcher.GetTermStates(w.Item1).Statistics.DocFreq is var df && df > 1 && df <= most)
                .Take(profile.FeedbackTerms),
        ];
        double sum = best.Sum(w => w.Weight);
        double scale = (1 - profile.FeedbackWeight) * Math.Max(1, built.Expansions.Sum(e => e.Concepts.Count));
        return best.Select(w => new BooleanClause(
            new BoostQuery(new TermQuery(w.Term), (float)(scale * w.Weight / sum)), Occur.Should));
    }

    private Dictionary<string, double> Model(IReadOnlyList<ScoreDoc> docs, string[] fields)
    {
        var model = new Dictionary<string, double>(StringComparer.Ordinal);
        double all = docs.Sum(d => (double)d.Score);
        foreach (ScoreDoc doc in docs)
        {
            Document document = mapper.Read(searcher.Reader, doc.Doc, FieldMask.None.And(fields)).Document;
            string[] words =
            [
                .. fields.Where(document.Fields.ContainsKey)
                    .SelectMany(f => tools.Analyzer.Terms(f, document.Fields[f].StringValue)).Select(t => t.Term),
            ];
            foreach (string word in words)
            {
                model[word] = model.GetValueOrDefault(word) + (doc.Score / all / words.Length);
            }
        }
        return model;
    }
}
