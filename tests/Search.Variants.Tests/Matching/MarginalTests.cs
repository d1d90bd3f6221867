using System.Globalization;
using System.Text;
using Search.Codecs;
using Search.Indexing;
using Search.Queries;
using Search.Testing;
using Search.Variants.Tests.Cases;

namespace Search.Variants.Tests.Matching;

/// <summary>
/// What an explanation claims that a quoted occurrence adds to a score is what is lost when the occurrence is taken out of the text:
/// judged by indexing the changed document and scoring it by the statistics of the index before the change.
/// </summary>
public sealed class MarginalTests
{
    private const int Queries = 25;
    private const int HitsOfQuery = 4;
    private const int PartsOfHit = 6;

    /// <summary>At the same length, a word that no query and no name has.</summary>
    private const string Filler = "qzxv";

    private static readonly Dictionary<string, AlignedField> Aligned = new(StringComparer.Ordinal)
    {
        ["title.exact"] = new("title", LengthInPayload: false),
        ["body.exact"] = new("body", LengthInPayload: false),
        ["title.entities"] = new("title", LengthInPayload: true),
        ["body.entities"] = new("body", LengthInPayload: true),
    };

    private static readonly QueryExpander Expander = new(VariantSet.Shipped);

    [Fact]
    public void RemovingTheQuotedOccurrenceLowersTheScoreByTheMarginal()
    {
        using var index = new CaseIndex(VariantSet.Shipped, SampleNews.All);
        int judged = 0;
        int changed = 0;
        int rounds = 0;
        TestSeed.Run(
            random =>
            {
                rounds++;
                ExpandedQuery query = Expander.Expand(
                    RandomQuery(random), new ExpansionOptions { MaxTier = 3, AsOf = RandomDay(random) });
                foreach (Occurrence occurrence in Occurrences(index, query))
                {
                    using var after = new CaseIndex(VariantSet.Shipped, [Without(occurrence)]);
                    if (!IsOnlyThat(index, after, occurrence))
                    {
                        // The words around it are read otherwise now: nothing to compare.
                        changed++;
                        continue;
                    }
                    judged++;
                    double left = Score(after.Searcher.WithStatisticsOf(index.Searcher), query.Query, 0);
                    Assert.Equal(Score(index.Searcher, query.Query, occurrence.Doc) - left, occurrence.Marginal);
                }
            },
            Queries * Judges.Multiplier);
        Assert.True(judged > rounds || rounds == 1, $"only {judged} occurrences judged");
        Assert.True(changed < judged || rounds == 1, $"{changed} of {judged + changed} changed their surroundings");
    }

    [Fact]
    public void WithoutItsOnlyEvidenceTheWholeScoreIsLost()
    {
        CaseDocument document = new("d1", "Untitled", "Envoys met in Riyadh and left.", null, null);
        using var index = new CaseIndex(VariantSet.Shipped, [document]);
        ExpandedQuery query = Expander.Expand("Saudi Arabia");
        Occurrence only = Assert.Single(Occurrences(index, query));
        Assert.Equal("Riyadh", only.Part.Surface);
        Assert.Equal(Score(index.Searcher, query.Query, 0), only.Marginal);
        Assert.True(only.Marginal > 0);
    }

    [Fact]
    public void OneOfTwoOccurrencesIsLessThanHalf()
    {
        CaseDocument document = new("d1", "Untitled", "Iran met nobody. Tehran and Iran left.", null, null);
        using var index = new CaseIndex(VariantSet.Shipped, [document]);
        ExpandedQuery query = Expander.Expand("Iran");
        double score = Score(index.Searcher, query.Query, 0);
        foreach (Occurrence occurrence in Occurrences(index, query))
        {
            // Saturation: the others go on counting.
            Assert.InRange(occurrence.Marginal, double.Epsilon, score / 2);
        }
    }

    private static DateOnly? RandomDay(Random random) =>
        random.Next(4) == 0 ? new DateOnly(random.Next(1990, 2027), 6, 1) : null;

    private static string RandomQuery(Random random)
    {
        var text = new StringBuilder();
        CaseDocument document = SampleNews.All[random.Next(SampleNews.All.Count)];
        for (int part = random.Next(1, 4); part > 0; part--)
        {
            string piece = random.Next(3) switch
            {
                0 => RandomWords(random, document.Body, 1),
                1 => $"\"{RandomWords(random, document.Body, 2)}\"",
                _ => RandomName(random),
            };
            text.Append(piece).Append(' ');
        }
        return text.ToString();
    }

    private static string RandomName(Random random)
    {
        string[] printed = [.. VariantSet.Shipped.Entities[random.Next(220)].Variants.Select(static v => v.Surface)];
        return printed.Length == 0 ? "Iran" : printed[random.Next(printed.Length)];
    }

    private static string RandomWords(Random random, string text, int count)
    {
        string[] words = text.Split([' ', '\n', '"', '-'], StringSplitOptions.RemoveEmptyEntries);
        int start = random.Next(Math.Max(1, words.Length - count));
        return string.Join(' ', words.Skip(start).Take(count));
    }

    private static List<Occurrence> Occurrences(CaseIndex index, ExpandedQuery query)
    {
        var found = new List<Occurrence>();
        var explainer = new HitExplainer(VariantSet.Shipped, index.Searcher, query);
        var marginals = new MarginalScorer(index.Searcher, query.Query, Aligned);
        TopDocs top = index.Searcher.Search(query.Query, HitsOfQuery);
        foreach (ScoreDoc hit in top.ScoreDocs)
        {
            CaseDocument document = index.Document(hit.Doc);
            HitExplanation explanation = explainer.Explain(
                hit.Doc, field => field == "title" ? document.Title : document.Body, document.Source);
            found.AddRange(explanation.Parts.Take(PartsOfHit).Select(part => new Occurrence(
                hit.Doc, document, part,
                marginals.Of(hit.Doc, new HiddenStretch(part.Field, part.StartPosition, part.EndPosition)))));
        }
        return found;
    }

    private static CaseDocument Without(Occurrence occurrence)
    {
        MatchedPart part = occurrence.Part;
        string filler = string.Join(' ', Enumerable.Repeat(Filler, part.EndPosition - part.StartPosition));
        string Cut(string text) => text[..part.StartOffset] + filler + text[part.EndOffset..];
        CaseDocument document = occurrence.Document;
        return part.Field == "title"
            ? document with { Title = Cut(document.Title) }
            : document with { Body = Cut(document.Body) };
    }

    /// <summary>Whether the change took away the stretch and nothing else: same length, same other mentions.</summary>
    private static bool IsOnlyThat(CaseIndex before, CaseIndex after, Occurrence occurrence)
    {
        MatchedPart part = occurrence.Part;
        bool Touches(StoredMention mention) => mention.Field == part.Field
            && mention.Position < part.EndPosition && part.StartPosition < mention.Position + mention.Length;
        IEnumerable<string> Kept(CaseIndex index, int doc) =>
            Mentions(index, doc).Where(mention => !Touches(mention)).Select(Describe);
        return Norm(before, occurrence.Doc, part.Field) == Norm(after, 0, part.Field)
            && !Mentions(after, 0).Any(Touches)
            && Kept(before, occurrence.Doc).SequenceEqual(Kept(after, 0));
    }

    private static string Describe(StoredMention mention) => string.Create(
        CultureInfo.InvariantCulture,
        $"{mention.Field} {mention.Position}+{mention.Length} {mention.Entity?.Id} {mention.Kind} {mention.Confidence}");

    private static IReadOnlyList<StoredMention> Mentions(CaseIndex index, int doc)
    {
        BinaryDocValues? values = index.Searcher.Reader.Leaves[0].Reader.GetBinaryDocValues(VariantFields.Mentions);
        return values is not null && values.AdvanceExact(doc)
            ? MentionTable.Decode(VariantSet.Shipped, values.BinaryValue)
            : [];
    }

    private static long Norm(CaseIndex index, int doc, string field) =>
        index.Searcher.Reader.Leaves[0].Reader.GetNorms(field) is { } norms && norms.TryGet(doc, out long norm)
            ? norm
            : -1;

    private static double Score(IndexSearcher searcher, Query query, int doc)
    {
        LeafReaderContext leaf = searcher.Reader.Leaves[0];
        Scorer? scorer =
            searcher.CreateWeight(query, ScoreMode.Complete, SearchPlan.DocumentAtATime).GetScorer(leaf);
        return scorer is not null && scorer.Advance(doc) == doc ? scorer.Score() : 0;
    }

    private sealed record Occurrence(int Doc, CaseDocument Document, MatchedPart Part, double Marginal);
}
