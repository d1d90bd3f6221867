using Search.Queries;

namespace Search.Service;

/// <summary>Queries for more like a text or a document.</summary>
internal sealed class LikeBuilder(QueryTools tools)
{
    private const float DefaultDocShare = 0.25f;

    /// <summary>The query of a node.</summary>
    public Query Build(MoreLikeThisNode node, string path)
    {
        SchemaField field = tools.Filters.Field(node.Field, path);
        if (field.Kind != FieldKind.Text)
        {
            throw FilterQueries.Refuse(
                path + ".field", $"likeness needs a text field, and {field.Name} is {field.Kind}");
        }
        MoreLikeThisOptions options = Options(node, path);
        if (node.Text is not { } text)
        {
            return new LikeDocumentQuery(tools, field.Name, node.Id ?? string.Empty, options);
        }
        int bytes = System.Text.Encoding.UTF8.GetByteCount(text);
        return bytes > tools.Limits.MaxQueryBytes
            ? throw new ServiceException(ServiceError.OverLimit(
                path + ".text", "max_query_bytes", tools.Limits.MaxQueryBytes, bytes))
            : new MoreLikeThisQuery(field.Name, tools.Analyzer.Terms(field.Name, text).Select(t => t.Term), options);
    }

    private static MoreLikeThisOptions Options(MoreLikeThisNode node, string path)
    {
        CheckShare(node.MaxDocShare, path + ".max_doc_share");
        CheckShare(node.ShareToMatch, path + ".share_to_match");
        if (node.MinTermFreq < 0)
        {
            throw FilterQueries.Refuse(path + ".min_term_freq", "must not be negative");
        }
        if (node.MinDocFreq < 0)
        {
            throw FilterQueries.Refuse(path + ".min_doc_freq", "must not be negative");
        }
        if (node.MaxQueryTerms is < 0 or > BooleanQuery.MaxClauseCount)
        {
            throw FilterQueries.Refuse(
                path + ".max_query_terms", $"must be between 0 and {BooleanQuery.MaxClauseCount}");
        }
        var defaults = new MoreLikeThisOptions();
        return new MoreLikeThisOptions
        {
            MinTermFreq = node.MinTermFreq ?? (node.Text is null ? 2 : 1),
            MinDocFreq = node.MinDocFreq ?? 2,
            MaxDocShare = node.MaxDocShare ?? DefaultDocShare,
            MaxQueryTerms = node.MaxQueryTerms == 0 ? defaults.MaxQueryTerms : node.MaxQueryTerms,
            ShareToMatch = node.ShareToMatch ?? defaults.ShareToMatch,
        };
    }

    private static void CheckShare(float? share, string path)
    {
        if (share is { } value && !(value is >= 0 and <= 1))
        {
            throw FilterQueries.Refuse(path, "must be between 0 and 1");
        }
    }
}
