using Search.Indexing;
using Search.Queries;

namespace Search.Service;

/// <summary>Queries over values: keywords, numbers, moments, truth values, ids.</summary>
internal sealed class FilterQueries(Schema schema)
{
    /// <summary>One exact value.</summary>
    public Query Term(TermNode node, string path, PlainTextQueries texts)
    {
        SchemaField field = Field(node.Field, path);
        if (node.Value.Kind != field.ValueKind)
        {
            throw Refuse(path + ".value", $"must be of the field's type, {field.Kind}");
        }
        return field.Kind switch
        {
            FieldKind.Keyword => new TermQuery(new Term(field.Name, node.Value.StringValue)),
            FieldKind.Text => texts.Phrase(field.Name, node.Value.StringValue, 0),
            FieldKind.Bytes => throw Refuse(path + ".field", "bytes are stored, not searched"),
            _ => Between(field.Name, NumericFields.ToDocValue(node.Value), NumericFields.ToDocValue(node.Value)),
        };
    }

    /// <summary>Values between bounds.</summary>
    public Query Range(RangeNode node, string path)
    {
        SchemaField field = Field(node.Field, path);
        (long min, long max) = Bounds(field, node, path);
        return min > max ? new MatchNoDocsQuery("the bounds cross") : Between(field.Name, min, max);
    }

    /// <summary>The smallest and the greatest number of a range; crossed when there is none.</summary>
    public static (long Min, long Max) Bounds(SchemaField field, RangeNode node, string path)
    {
        if (!field.IsNumeric)
        {
            throw Refuse(
                path + ".field", $"a range needs a number, a moment or a truth value, and {field.Name} is {field.Kind}");
        }
        long min = long.MinValue;
        long max = long.MaxValue;
        if (node.Lower is { } lower)
        {
            min = Bound(field, lower, path + (node.IncludeLower ? ".gte" : ".gt"));
            if (!node.IncludeLower && min++ == long.MaxValue)
            {
                return (0, -1);
            }
        }
        if (node.Upper is { } upper)
        {
            max = Bound(field, upper, path + (node.IncludeUpper ? ".lte" : ".lt"));
            if (!node.IncludeUpper && max-- == long.MinValue)
            {
                return (0, -1);
            }
        }
        return (min, max);
    }

    /// <summary>Documents with a value.</summary>
    public Query Exists(ExistsNode node, string path)
    {
        SchemaField field = Field(node.Field, path);
        return field.Kind == FieldKind.Bytes
            ? throw Refuse(path + ".field", "bytes are stored, not searched")
            : new ExistsQuery(field.Name);
    }

    /// <summary>Documents by id.</summary>
    public static Query Ids(IdsNode node) => new TermInSetQuery(SystemFields.Id, node.Ids);

    /// <summary>A field of the schema.</summary>
    /// <exception cref="ServiceException">There is none of that name.</exception>
    public SchemaField Field(string name, string path) =>
        schema.TryGet(name, out SchemaField? field)
            ? field
            : throw new ServiceException(ServiceError.Invalid(
                path + ".field", $"\"{name}\" is not a field of the index", ErrorReasons.UnknownField));

    /// <summary>An error about a part of the query.</summary>
    public static ServiceException Refuse(string path, string description) =>
        new(ServiceError.Invalid(path, description));

    private static DocValuesRangeQuery Between(string field, long min, long max) =>
        DocValuesRangeQuery.Numeric(field, min, max);

    private static long Bound(SchemaField field, FieldValue value, string path) =>
        value.Kind == field.ValueKind
            ? NumericFields.ToDocValue(value)
            : throw Refuse(path, $"must be of the field's type, {field.Kind}");
}
