using Search.Indexing;
using Search.Queries;

namespace Search.Service;

/// <summary>Queries of texts over fields of the plain chain: without names and phrasings.</summary>
internal sealed class PlainTextQueries(Schema schema, FieldAnalyzer analyzer)
{
    /// <summary>
    /// The baseline profile: every word of the text, OR-ed, in the one field of all text. Quotes and minus signs are
    /// no syntax.
    /// </summary>
    public Query Baseline(string text)
    {
        if (schema.HasVariants)
        {
            return Words(SystemFields.Plain, text, Occur.Should);
        }
        return Combine(schema.TextFields.Select(
            f => new BooleanClause(Words(f.Name, text, Occur.Should), Occur.Should)));
    }

    /// <summary>A text in the simple syntax over all text fields.</summary>
    public Query Simple(string text)
    {
        var clauses = new List<BooleanClause>();
        foreach (SimpleTextPart part in SimpleTextParser.Parse(text))
        {
            Query query = Combine(schema.TextFields.Select(f => new BooleanClause(Weighted(f, part), Occur.Should)));
            clauses.Add(new BooleanClause(query, part.IsExcluded ? Occur.MustNot : Occur.Should));
        }
        return Combine(clauses);
    }

    /// <summary>The words of a text in a field.</summary>
    public Query Words(string field, string text, Occur occur) =>
        Combine(analyzer.Terms(field, text).Select(
            t => new BooleanClause(new TermQuery(new Term(field, t.Term)), occur)));

    /// <summary>The words of a text in order.</summary>
    public Query Phrase(string field, string text, int slop)
    {
        List<(string Term, int Position)> terms = analyzer.Terms(field, text);
        return terms.Count switch
        {
            0 => new MatchNoDocsQuery("no words"),
            1 => new TermQuery(new Term(field, terms[0].Term)),
            _ => new PhraseQuery(
                terms.Select(t => new Term(field, t.Term)), terms.Select(t => t.Position - terms[0].Position), slop),
        };
    }

    private Query Weighted(SchemaField field, SimpleTextPart part)
    {
        Query query = part.IsPhrase ? Phrase(field.Name, part.Text, 0) : Words(field.Name, part.Text, Occur.Should);
        return field.Weight == 1 ? query : new BoostQuery(query, field.Weight);
    }

    private static Query Combine(IEnumerable<BooleanClause> clauses)
    {
        BooleanClause[] all = [.. clauses];
        return all switch
        {
            [] => new MatchNoDocsQuery("no words"),
            [{ Occur: Occur.Should } only] => only.Query,
            _ => new BooleanQuery(all),
        };
    }
}
