using System.Globalization;
using System.Text;
using Search.Queries;

namespace Search.Oracle.Tests.Queries;

/// <summary>Writes random query trees twice: as a query of ours, and as text for Java's QueryTree.</summary>
internal sealed class QueryTreeText(Random random, Vocabulary vocabulary)
{
    private static readonly string[] s_columns = ["number", "kind", "numbers", "tags", "rank"];

    internal string Word() => vocabulary.Word();

    internal string Misspelt() => vocabulary.Misspelt();

    internal (Query Query, string Text) Create(int depth = 3)
    {
        switch (random.Next(depth > 0 ? 16 : 9))
        {
            case 0 or 1 or 2:
                return Term();
            case 7:
                return new MultiTermText(random, this).Create();
            case 3:
                return random.Next(3) == 0 ? MultiPhrase() : Phrase();
            case 4:
                return Range();
            case 5:
                string[] set = [Word(), Word()];
                return (new TermInSetQuery("body", set), $"(set body {set[0]} {set[1]})");
            case 6:
                return Simple();
            case 8:
                return random.Next(4) == 0 ? Like() : new IntervalText(random, this).Create();
            case 9:
                (Query constant, string text) = Create(depth - 1);
                return (new ConstantScoreQuery(constant), $"(constant {text})");
            case 10:
                (Query boosted, string boostedText) = Create(depth - 1);
                float boost = random.Next(1, 9) * 0.37f;
                return (new BoostQuery(boosted, boost),
                    $"(boost {boost.ToString("R", CultureInfo.InvariantCulture)} {boostedText})");
            case 11:
                return Max(depth);
            case 12:
                return Function(depth);
            default:
                return Boolean(depth);
        }
    }

    private (Query Query, string Text) Term()
    {
        string field = random.Next(3) == 0 ? "title" : "body";
        string word = random.Next(30) == 0 ? "absent" : Word();
        return (new TermQuery(new Search.Indexing.Term(field, word)), $"(term {field} {word})");
    }

    private (Query Query, string Text) Phrase()
    {
        int slop = random.Next(2) == 0 ? 0 : random.Next(1, 5);
        var terms = new List<Search.Indexing.Term>();
        var positions = new List<int>();
        var text = new StringBuilder($"(phrase body {slop}");
        int at = 0;
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            string word = Word();
            terms.Add(new Search.Indexing.Term("body", word));
            positions.Add(at);
            text.Append(CultureInfo.InvariantCulture, $" {word} {at}");
            at += random.Next(6) == 0 ? 2 : 1;
        }
        return (new PhraseQuery(terms, positions, slop), text.Append(')').ToString());
    }

    /// <summary>Fewer different words than the query takes: which of equal ones Lucene drops is chance.</summary>
    private (Query Query, string Text) Like()
    {
        string[] text = [.. Enumerable.Range(0, random.Next(1, 24)).Select(_ => Misspelt())];
        var options = new MoreLikeThisOptions
        {
            MinDocFreq = random.Next(1, 8),
            MinTermFreq = random.Next(1, 4),
            ShareToMatch = random.Next(0, 11) * 0.1f,
        };
        string share = options.ShareToMatch.ToString("R", CultureInfo.InvariantCulture);
        string hex = "x" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(string.Join(' ', text)));
        return (
            new MoreLikeThisQuery("body", text, options),
            $"(like body {share} {options.MinDocFreq} {options.MinTermFreq} {options.MaxQueryTerms} {hex})");
    }

    private (Query Query, string Text) MultiPhrase()
    {
        int slop = random.Next(2) == 0 ? 0 : random.Next(1, 5);
        var places = new List<Search.Indexing.Term[]>();
        var positions = new List<int>();
        var text = new StringBuilder($"(multi body {slop}");
        int at = 0;
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            string[] place = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Misspelt()).Distinct()];
            places.Add([.. place.Select(w => new Search.Indexing.Term("body", w))]);
            positions.Add(at);
            text.Append(CultureInfo.InvariantCulture, $" {at} {place.Length} {string.Join(' ', place)}");
            at += random.Next(6) == 0 ? 2 : 1;
        }
        return (new MultiPhraseQuery(places, positions, slop), text.Append(')').ToString());
    }

    private (Query Query, string Text) Function(int depth)
    {
        (Query scaled, string text) = Create(depth - 1);
        string field = random.Next(2) == 0 ? "number" : "rank";
        (ValueFunction function, string kind) = random.Next(3) switch
        {
            0 => ((ValueFunction)new ValueFunction.Saturation(3), $"saturate {field} 3"),
            1 => (new ValueFunction.Log(1.5), $"log {field} 1.5"),
            _ => (new ValueFunction.Recency(18, 4, 0.75), $"recency {field} 18 4 0.75"),
        };
        return (new FunctionScoreQuery(scaled, field, function), $"({kind} {text})");
    }

    private (Query Query, string Text) Range()
    {
        int low = random.Next(-6, 15);
        int high = low + random.Next(0, 12);
        bool left = random.Next(2) == 0;
        bool right = random.Next(2) == 0;
        string flags = $"{(left ? "yes" : "no")} {(right ? "yes" : "no")}";
        string[] words = [.. new[] { Word(), Misspelt() }.Order(StringComparer.Ordinal)];
        byte[][] bounds = [.. words.Select(Encoding.UTF8.GetBytes)];
        return random.Next(6) switch
        {
            0 => (DocValuesRangeQuery.Numeric("number", low, high), $"(number number {low} {high})"),
            1 => (DocValuesRangeQuery.Numeric("rank", low, high), $"(number rank {low} {high})"),
            2 => (DocValuesRangeQuery.Numeric("numbers", low, high), $"(numbers numbers {low} {high})"),
            3 => (DocValuesRangeQuery.Text("kind", "b"u8.ToArray(), "e"u8.ToArray(), left, right),
                $"(text kind b e {flags})"),
            4 => (DocValuesRangeQuery.Text("tags", bounds[0], bounds[1], left, right),
                $"(texts tags {words[0]} {words[1]} {flags})"),
            _ => (new TermRangeQuery("body", bounds[0], bounds[1], left, right),
                $"(terms body {words[0]} {words[1]} {flags})"),
        };
    }

    private (Query Query, string Text) Simple()
    {
        string column = s_columns[random.Next(s_columns.Length)];
        return random.Next(8) switch
        {
            0 => (new MatchNoDocsQuery(), "(none)"),
            1 or 2 => (new MatchAllDocsQuery(), "(all)"),
            3 or 4 => (new ExistsQuery("title"), "(indexed title)"),
            _ => (new ExistsQuery(column), $"(has {column})"),
        };
    }

    private (Query Query, string Text) Max(int depth)
    {
        var parts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Create(depth - 1)).ToList();
        string tie = random.Next(3) switch { 0 => "0", 1 => "0.2", _ => "1" };
        return (new DisjunctionMaxQuery(parts.Select(p => p.Query), float.Parse(tie, CultureInfo.InvariantCulture)),
            $"(max {tie} {string.Join(' ', parts.Select(p => p.Text))})");
    }

    private (Query Query, string Text) Boolean(int depth)
    {
        bool simple = random.Next(2) == 0;
        Occur single = (Occur)random.Next(3);
        var clauses = new List<BooleanClause>();
        var text = new StringBuilder();
        int shoulds = 0;
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            Occur occur = simple ? single : (Occur)random.Next(4);
            (Query query, string part) = simple ? Term() : Create(depth - 1);
            clauses.Add(new BooleanClause(query, occur));
            shoulds += occur == Occur.Should ? 1 : 0;
            string name = occur switch
            {
                Occur.Must => "MUST",
                Occur.Filter => "FILTER",
                Occur.Should => "SHOULD",
                _ => "MUST_NOT",
            };
            text.Append(' ').Append(name).Append(' ').Append(part);
        }
        int minimum = random.Next(3) == 0 ? random.Next(shoulds + 1) : 0;
        return (new BooleanQuery(clauses, minimum), $"(bool {minimum}{text})");
    }
}
