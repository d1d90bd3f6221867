using System.Text;
using Search.Analysis;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Makes the queries of patterns in the classic syntax. Their text is normalised (case), never analysed.</summary>
internal sealed class PatternQueries(Analyzer analyzer)
{
    /// <summary>The query of a prefix, wildcard or regular expression.</summary>
    internal Query Create(string field, QueryToken token, bool allowLeadingWildcard)
    {
        // Lucene refuses a prefix that begins with an escaped star too.
        bool leading = token.Text is ['*' or '?', ..]
            || (token.Kind == TokenKind.Prefix && token.Text.StartsWith("\\*", StringComparison.Ordinal));
        if (token.Kind != TokenKind.Regexp && leading && !allowLeadingWildcard)
        {
            throw new QueryParseException(token.Position, "* and ? are not allowed as the first character of a term");
        }
        try
        {
            return token.Kind switch
            {
                TokenKind.Prefix => new PrefixQuery(
                    field, analyzer.Normalize(field, QueryLexer.Unescape(token.Text[..^1], token.Position))),
                TokenKind.Regexp => new RegexpQuery(field, analyzer.Normalize(field, token.Text)),
                _ => new WildcardQuery(field, Wildcard(field, token.Text)),
            };
        }
        catch (PatternException e)
        {
            int start = token.Position + (token.Kind == TokenKind.Regexp ? 1 : 0);
            throw new QueryParseException(start + e.Position, e.Reason);
        }
    }

    /// <summary>The query of a fuzzy term.</summary>
    internal FuzzyQuery Fuzzy(string field, string text, QueryToken slop)
    {
        float number = FuzzyQuery.DefaultEdits;
        if (slop.Text.Length > 0 && !FuzzyNumber.TryRead(slop.Text, out number))
        {
            throw new QueryParseException(slop.Position, "the number after ~ has digits and a point only");
        }
        if (number >= 1 && number != MathF.Truncate(number))
        {
            throw new QueryParseException(slop.Position, "an edit distance is 1 or 2, or a similarity below 1");
        }
        var term = new Term(field, analyzer.Normalize(field, text));
        int codePoints = 0;
        foreach (Rune _ in term.Text.EnumerateRunes())
        {
            codePoints++;
        }
        return new FuzzyQuery(term, FuzzyQuery.EditsOf(number, codePoints));
    }

    /// <summary>Normalises what lies between wildcards and escaped characters.</summary>
    private string Wildcard(string field, string text)
    {
        var pattern = new StringBuilder();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int length = text[i] == '\\' && i + 1 < text.Length ? 2 : text[i] is '*' or '?' ? 1 : 0;
            if (length == 0)
            {
                continue;
            }
            AppendPlain(pattern, field, text[start..i]);
            pattern.Append(text, i, length);
            i += length - 1;
            start = i + 1;
        }
        AppendPlain(pattern, field, text[start..]);
        return pattern.ToString();
    }

    private void AppendPlain(StringBuilder pattern, string field, string text) =>
        pattern.Append(text.Length == 0 ? text : analyzer.Normalize(field, text));
}
