using System.Globalization;
using System.Text;
using Search.Queries;

namespace Search.Service;

/// <summary>Texts in Lucene's classic syntax, over the fields of a schema.</summary>
internal sealed class ClassicQueries(Schema schema, FieldAnalyzer analyzer, FilterQueries filters)
{
    private const string DateOnlyFormat = "yyyy-MM-dd";

    // Not a whole day less a microsecond: the last day there is has no day after it.
    private static readonly TimeSpan LastOfDay = TimeSpan.FromDays(1) - TimeSpan.FromMicroseconds(1);

    /// <summary>The field of words without one.</summary>
    private string DefaultField =>
        schema.TryGet(Schema.Body, out SchemaField? body) && body.Kind == FieldKind.Text
            ? Schema.Body
            : schema.TextFields.Count > 0 ? schema.TextFields[0].Name : SystemFields.Id;

    /// <summary>The query of a text.</summary>
    /// <exception cref="ServiceException">It is not in the syntax, or uses what is not supported.</exception>
    public Query Parse(string text, string path, string profile)
    {
        string defaultField = profile == RankProfiles.LuceneBm25 && schema.HasVariants
            ? SystemFields.Plain
            : DefaultField;
        var parser = new ClassicQueryParser(defaultField, analyzer)
        {
            FieldCheck = name => CheckField(name, defaultField),
            RangeFactory = Range,
        };
        try
        {
            Query query = parser.Parse(text);
            CheckNumbers(query, path);
            return query;
        }
        catch (QueryParseException e)
        {
            throw new ServiceException(
                ServiceError.Invalid(path, e.Message, ErrorReasons.QuerySyntax) with
                {
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["position"] = e.Position.ToString(CultureInfo.InvariantCulture),
                    },
                },
                e);
        }
    }

    private string? CheckField(string name, string defaultField) =>
        name == defaultField || name == SystemFields.Id || schema.TryGet(name, out SchemaField? field)
            && field.Kind != FieldKind.Bytes
            ? null
            : $"\"{name}\" is not a field that can be searched";

    // A number has no terms: a bare value would silently find nothing.
    private void CheckNumbers(Query query, string path) => query.Visit(part =>
    {
        (string? name, string bound) = part switch
        {
            TermQuery term => (term.Term.Field, term.Term.Text),
            FuzzyQuery fuzzy => (fuzzy.Term.Field, fuzzy.Term.Text),
            MultiTermQuery pattern => (pattern.Field, "*"),
            _ => (null, string.Empty),
        };
        if (name is not null && schema.TryGet(name, out SchemaField? field) && field.IsNumeric)
        {
            throw FilterQueries.Refuse(
                path, $"{field.Name} is {field.Kind}: ask for a range, {field.Name}:[{bound} TO {bound}]");
        }
    });

    private Query? Range(string name, string? lower, string? upper, bool includeLower, bool includeUpper)
    {
        if (!schema.TryGet(name, out SchemaField? field))
        {
            return null;
        }
        if (field.Kind == FieldKind.Keyword)
        {
            return DocValuesRangeQuery.Text(name, Bytes(lower), Bytes(upper), includeLower, includeUpper);
        }
        if (!field.IsNumeric)
        {
            return null;
        }
        return filters.Range(
            new RangeNode(name)
            {
                // A day is all its moments: from its first as a lower bound, to its last as an upper one.
                Lower = lower is null ? null : Read(field, lower, endOfDay: !includeLower),
                IncludeLower = includeLower,
                Upper = upper is null ? null : Read(field, upper, endOfDay: includeUpper),
                IncludeUpper = includeUpper,
            },
            "query_text");
    }

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    private static FieldValue Read(SchemaField field, string text, bool endOfDay)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        switch (field.Kind)
        {
            case FieldKind.Int64 when long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out long number):
                return FieldValue.Of(number);
            case FieldKind.Double when double.TryParse(text, NumberStyles.Float, culture, out double number)
                && double.IsFinite(number):
                return FieldValue.Of(number);
            case FieldKind.Bool when bool.TryParse(text, out bool truth):
                return FieldValue.Of(truth);
            case FieldKind.Timestamp when DateTimeOffset.TryParseExact(
                text, DateOnlyFormat, culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day):
                return FieldValue.Timestamp(endOfDay ? day.Add(LastOfDay) : day);
            case FieldKind.Timestamp when DateTimeOffset.TryParse(
                text, culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment):
                return FieldValue.Timestamp(moment);
            default:
                throw FilterQueries.Refuse(
                    "query_text", $"\"{text}\" is no bound for {field.Name}, which is {field.Kind}");
        }
    }
}
