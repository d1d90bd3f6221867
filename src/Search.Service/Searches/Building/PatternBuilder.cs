using System.Text;
using Search.Indexing;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>Queries of patterns and misspelt words: over the words of a text as they are written, or over keywords.</summary>
internal sealed class PatternBuilder(FilterQueries filters, FieldAnalyzer analyzer, ServiceLimits limits)
{
    /// <summary>The words of a pattern.</summary>
    public Query Pattern(PatternNode node, string path)
    {
        string member = path + (node.Kind == PatternKind.Prefix ? ".prefix" : ".pattern");
        string field = TermField(node.Field, path);
        string pattern = analyzer.Normalize(field, Checked(node.Pattern, member));
        try
        {
            return node.Kind switch
            {
                PatternKind.Prefix => new PrefixQuery(field, pattern),
                PatternKind.Wildcard => new WildcardQuery(field, pattern),
                _ => new RegexpQuery(field, pattern),
            };
        }
        catch (PatternException e)
        {
            throw FilterQueries.Refuse(member, e.Message);
        }
    }

    /// <summary>The words near a word.</summary>
    public Query Fuzzy(FuzzyNode node, string path)
    {
        string field = TermField(node.Field, path);
        string word = analyzer.Normalize(field, Checked(node.Value, path + ".value"));
        if (node.MaxEdits is < 0 or > FuzzyQuery.DefaultEdits)
        {
            throw FilterQueries.Refuse(path + ".max_edits", $"must be between 0 and {FuzzyQuery.DefaultEdits}");
        }
        if (node.PrefixLength < 0)
        {
            throw FilterQueries.Refuse(path + ".prefix_length", "must not be negative");
        }
        if (node.MaxExpansions is < 0 or > BooleanQuery.MaxClauseCount)
        {
            throw FilterQueries.Refuse(
                path + ".max_expansions", $"must be between 0 and {BooleanQuery.MaxClauseCount}");
        }
        return new FuzzyQuery(
            new Term(field, word),
            node.MaxEdits ?? FuzzyQuery.DefaultEdits,
            node.PrefixLength,
            node.MaxExpansions == 0 ? FuzzyQuery.DefaultMaxExpansions : node.MaxExpansions);
    }

    private string TermField(string name, string path)
    {
        SchemaField field = filters.Field(name, path);
        return field.Kind switch
        {
            FieldKind.Text => field.Chain == TextChain.Variants ? VariantFields.Exact(field.Name) : field.Name,
            FieldKind.Keyword => field.Name,
            _ => throw FilterQueries.Refuse(
                path + ".field", $"a pattern needs a text or keyword field, and {field.Name} is {field.Kind}"),
        };
    }

    private string Checked(string text, string path)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        return text.Length == 0 ? throw FilterQueries.Refuse(path, "must not be empty")
            : bytes > limits.MaxQueryBytes ? throw new ServiceException(
                ServiceError.OverLimit(path, "max_query_bytes", limits.MaxQueryBytes, bytes))
            : text;
    }
}
