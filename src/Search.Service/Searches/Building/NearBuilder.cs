using Search.Indexing;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>Interval queries: words, phrases and names near each other in one text field.</summary>
internal sealed class NearBuilder(QueryTools tools, Action<int, string> count)
{
    /// <summary>The query of a node.</summary>
    public Query Build(NearNode node, string path, int depth)
    {
        SchemaField field = tools.Filters.Field(node.Field, path);
        if (field.Kind != FieldKind.Text)
        {
            throw FilterQueries.Refuse(
                path + ".field", $"nearness needs a text field, and {field.Name} is {field.Kind}");
        }
        return new IntervalQuery(field.Name, Group(field, node.Group, path, depth));
    }

    private IntervalSource Group(SchemaField field, NearGroup group, string path, int depth)
    {
        if (depth > tools.Limits.MaxQueryDepth)
        {
            throw new ServiceException(
                ServiceError.OverLimit(path, "max_query_depth", tools.Limits.MaxQueryDepth, depth));
        }
        if (group.MaxGaps < 0)
        {
            throw FilterQueries.Refuse(path + ".max_gaps", "must not be negative");
        }
        IntervalSource[] parts = Parts(field, group.Parts, path, depth);
        IntervalSource source = group.Ordered ? IntervalSource.Ordered(parts) : IntervalSource.Unordered(parts);
        return group.MaxGaps is { } gaps ? Expanded(() => source.WithMaxGaps(gaps), path) : source;
    }

    private IntervalSource[] Parts(SchemaField field, IReadOnlyList<NearPart> parts, string path, int depth)
    {
        if (parts.Count == 0)
        {
            throw FilterQueries.Refuse(path + ".parts", "must not be empty");
        }
        count(parts.Count, path + ".parts");
        return [.. parts.Select((p, i) => Part(field, p, FormattableString.Invariant($"{path}.parts[{i}]"), depth))];
    }

    private IntervalSource Part(SchemaField field, NearPart part, string path, int depth)
    {
        if (part.Text is { } text)
        {
            return Words(field, text, path + ".text");
        }
        if (part.Near is { } near)
        {
            return Group(field, near, path + ".near", depth + 1);
        }
        if (part.Any is { } any)
        {
            return IntervalSource.Or(Parts(field, any, path + ".any", depth + 1));
        }
        return Entity(field, part, path);
    }

    private IntervalSource Words(SchemaField field, string text, string path)
    {
        IntervalSource[] words =
            [.. tools.Analyzer.Terms(field.Name, text).Select(t => IntervalSource.Term(t.Term))];
        count(words.Length, path);
        return words.Length > 0 ? IntervalSource.Phrase(words) : throw FilterQueries.Refuse(path, "has no word");
    }

    private IntervalSource Entity(SchemaField field, NearPart part, string path)
    {
        if (field.Chain != TextChain.Variants)
        {
            throw FilterQueries.Refuse(path, $"names are not tagged in the field {field.Name}");
        }
        Entity entity = tools.Names.One(part.EntityId ?? string.Empty, part.EntityName ?? string.Empty, path);
        return IntervalSource.Mention(
            new Term(VariantFields.Entities(field.Name), EntityTerms.Base(entity.Id)));
    }

    private static IntervalSource Expanded(Func<IntervalSource> make, string path)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw FilterQueries.Refuse(path, e.Message);
        }
    }
}
