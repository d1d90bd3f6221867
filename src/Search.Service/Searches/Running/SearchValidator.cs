using Search.Queries;

namespace Search.Service;

/// <summary>Checks the parts of a search request that are not its query.</summary>
internal static class SearchValidator
{
    private const int MaxPassages = 20;
    private const int MaxPassageCharacters = 2000;
    private const int MaxTagCharacters = 100;

    /// <summary>Refuses a request that is wrong or over a limit.</summary>
    /// <exception cref="ServiceException">It is.</exception>
    public static void Check(SearchRequest request, Schema schema, ServiceLimits limits)
    {
        if (request.PageSize < 1)
        {
            throw FilterQueries.Refuse("page_size", "must be at least 1");
        }
        if (request.PageSize > limits.MaxPageSize)
        {
            throw new ServiceException(
                ServiceError.OverLimit("page_size", "max_page_size", limits.MaxPageSize, request.PageSize));
        }
        if (request.MinSequence < 0)
        {
            throw FilterQueries.Refuse("min_sequence", "must not be negative");
        }
        if (request.SoftTimeout is { } timeout && timeout <= TimeSpan.Zero)
        {
            throw FilterQueries.Refuse("soft_timeout", "must be greater than 0");
        }
        if (request.TotalUpTo < 1)
        {
            throw FilterQueries.Refuse("total.up_to", "must be at least 1");
        }
        CheckHighlight(request.Highlight, schema);
    }

    /// <summary>The order in the engine's terms.</summary>
    /// <exception cref="ServiceException">A key cannot be sorted by.</exception>
    public static IReadOnlyList<SortField> Order(IReadOnlyList<SortKey> keys, Schema schema)
    {
        if (keys.Count > ServiceLimits.MaxSortKeys)
        {
            throw new ServiceException(ServiceError.OverLimit("sort", "max_sort_keys", ServiceLimits.MaxSortKeys, keys.Count));
        }
        return [.. keys.Select((key, i) => Order(key, FormattableString.Invariant($"sort[{i}].field"), schema))];
    }

    private static SortField Order(SortKey key, string path, Schema schema)
    {
        switch (key.Field)
        {
            case SortKey.Score:
                return new SortField { Kind = SortKind.Score, Reverse = !key.Descending };
            case SortKey.Id:
                return SortField.Binary(SystemFields.Id, key.Descending);
        }
        if (!schema.TryGet(key.Field, out SchemaField? field))
        {
            throw new ServiceException(ServiceError.Invalid(
                path, $"\"{key.Field}\" is not a field of the index", ErrorReasons.UnknownField));
        }
        if (!field.IsSortable)
        {
            throw FilterQueries.Refuse(path, $"\"{key.Field}\" is a list, text or bytes: hits cannot be ordered by it");
        }
        return field.Kind == FieldKind.Keyword
            ? SortField.Text(field.Name, key.Descending)
            : SortField.Numeric(field.Name, key.Descending);
    }

    private static void CheckHighlight(HighlightRequest? highlight, Schema schema)
    {
        if (highlight is null)
        {
            return;
        }
        for (int i = 0; i < highlight.Fields.Count; i++)
        {
            if (!schema.TryGet(highlight.Fields[i], out SchemaField? field) || field.Kind != FieldKind.Text)
            {
                throw new ServiceException(ServiceError.Invalid(
                    FormattableString.Invariant($"highlight.fields[{i}]"),
                    $"\"{highlight.Fields[i]}\" is not a text field of the index", ErrorReasons.UnknownField));
            }
        }
        CheckRange(highlight.MaxPassages, MaxPassages, "highlight.max_passages");
        CheckRange(highlight.PassageCharacters, MaxPassageCharacters, "highlight.passage_characters");
        CheckRange(highlight.PreTag.Length + 1, MaxTagCharacters, "highlight.pre_tag");
        CheckRange(highlight.PostTag.Length + 1, MaxTagCharacters, "highlight.post_tag");
    }

    private static void CheckRange(int value, int max, string path)
    {
        if (value < 1 || value > max)
        {
            throw FilterQueries.Refuse(path, FormattableString.Invariant($"must be between 1 and {max}"));
        }
    }
}
