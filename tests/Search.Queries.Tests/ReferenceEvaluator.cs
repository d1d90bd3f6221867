using System.Text;
using Search.Codecs;

namespace Search.Queries.Tests;

/// <summary>What each query means, said as simply as possible over documents in memory, in double precision.</summary>
internal sealed class ReferenceEvaluator(IReadOnlyList<MemoryDocument> docs)
{
    internal bool TryScore(Query query, MemoryDocument doc, out double score)
    {
        score = 1;
        switch (query)
        {
            case TermQuery term:
                return Frequency(term.Term.Field, [term.Term.Text], [0], doc, out score);
            case PhraseQuery phrase:
                return phrase.Terms.Count > 0
                    && Frequency(
                        phrase.Field, [.. phrase.Terms.Select(t => t.Text)], [.. phrase.Positions], doc, out score);
            case DocValuesRangeQuery { IsText: false } range:
                return doc.Numbers.TryGetValue(range.Field, out long number)
                    && number >= range.Min
                    && number <= range.Max;
            case DocValuesRangeQuery range:
                return doc.Sorted.TryGetValue(range.Field, out byte[]? value)
                    && (range.IncludeLower ? value[0] >= 'b' : value[0] > 'b')
                    && (range.IncludeUpper ? value[0] <= 'e' : value[0] < 'e');
            case TermInSetQuery set:
                return doc.Tokens.GetValueOrDefault(set.Field)?
                    .Any(t => set.Terms.Any(s => Encoding.UTF8.GetString(s) == t.Term)) ?? false;
            case TermRangeQuery range:
                return doc.Tokens.GetValueOrDefault(range.Field)?.Any(t =>
                    string.CompareOrdinal(t.Term, "oil") >= 0 && string.CompareOrdinal(t.Term, "riyadh") < 0) ?? false;
            case ExistsQuery exists:
                return doc.Numbers.ContainsKey(exists.Field) || doc.Tokens.ContainsKey(exists.Field);
            case MatchAllDocsQuery:
                return true;
            case ConstantScoreQuery constant:
                return TryScore(constant.Inner, doc, out _);
            case BoostQuery boost:
                bool matches = TryScore(boost.Inner, doc, out score);
                score *= boost.Boost;
                return matches;
            case DisjunctionMaxQuery max:
                return DisMax(max, doc, out score);
            default:
                return Boolean((BooleanQuery)query, doc, out score);
        }
    }

    private bool DisMax(DisjunctionMaxQuery query, MemoryDocument doc, out double score)
    {
        var scores = new List<double>();
        foreach (Query part in query.Disjuncts)
        {
            if (TryScore(part, doc, out double one))
            {
                scores.Add(one);
            }
        }
        score = scores.Count == 0 ? 0 : scores.Max() + (query.TieBreaker * (scores.Sum() - scores.Max()));
        return scores.Count > 0;
    }

    private bool Boolean(BooleanQuery query, MemoryDocument doc, out double score)
    {
        score = 0;
        int shoulds = 0;
        bool required = false;
        foreach (BooleanClause clause in query.Clauses)
        {
            bool matches = TryScore(clause.Query, doc, out double part);
            if (clause.Occur is Occur.Must or Occur.Filter)
            {
                required = true;
            }
            if (matches ? clause.Occur == Occur.MustNot : clause.Occur is Occur.Must or Occur.Filter)
            {
                return false;
            }
            if (matches && clause.Occur is Occur.Must or Occur.Should)
            {
                score += matches ? part : 0;
                shoulds += matches && clause.Occur == Occur.Should ? 1 : 0;
            }
        }
        return shoulds >= Math.Max(query.MinimumShouldMatch, required ? 0 : 1);
    }

    private bool Frequency(string field, string[] terms, int[] positions, MemoryDocument doc, out double score)
    {
        score = 0;
        int freq = Count(field, terms, positions, doc);
        if (freq == 0)
        {
            return false;
        }
        List<MemoryDocument> with = [.. docs.Where(d => d.Tokens.ContainsKey(field))];
        double average = with.Sum(d => d.Tokens[field].Count) / (double)with.Count;
        double idf = terms.Sum(t =>
        {
            int df = with.Count(d => d.Tokens[field].Any(k => k.Term == t));
            return Math.Log(1 + ((with.Count - df + 0.5) / (df + 0.5)));
        });
        double length = SmallFloat.ByteToLength(SmallFloat.LengthToByte(doc.Tokens[field].Count));
        score = idf * freq / (freq + (1.2 * (0.25 + (0.75 * length / average))));
        return true;
    }

    private static int Count(string field, string[] terms, int[] positions, MemoryDocument doc)
    {
        if (!doc.Tokens.TryGetValue(field, out List<MemoryToken>? tokens))
        {
            return 0;
        }
        int count = 0;
        for (int start = -positions[0]; start < tokens.Count; start++)
        {
            count += Enumerable.Range(0, terms.Length).All(i =>
                tokens.Any(t => t.Position == start + positions[i] && t.Term == terms[i])) ? 1 : 0;
        }
        return count;
    }
}
