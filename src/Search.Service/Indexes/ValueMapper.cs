using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Service;

/// <summary>
/// Fields that are not text, as an index holds them: the value as it is, stored under the field's name, so that it is
/// read back exactly; keywords also as a
/// term and a sorted (for lists sorted-set) doc value, numbers as a numeric (for lists sorted-numeric) doc value.
/// </summary>
internal static class ValueMapper
{
    private static readonly FieldType KeywordSingle =
        FieldType.KeywordStored with { DocValuesType = DocValuesType.Sorted };

    private static readonly FieldType KeywordList =
        FieldType.KeywordStored with { DocValuesType = DocValuesType.SortedSet };

    private static readonly FieldType NumberSingle =
        new() { Stored = true, DocValuesType = DocValuesType.Numeric };

    private static readonly FieldType NumberList =
        new() { Stored = true, DocValuesType = DocValuesType.SortedNumeric };

    private static readonly FieldType SortableSingle = new() { DocValuesType = DocValuesType.Numeric };

    private static readonly FieldType SortableList = new() { DocValuesType = DocValuesType.SortedNumeric };

    /// <summary>Adds a field's value or values.</summary>
    public static void Add(IndexDocument document, SchemaField field, FieldValue value)
    {
        if (value.Kind != ValueKind.List)
        {
            AddSingle(document, field, value);
            return;
        }
        foreach (FieldValue item in value.ListValue)
        {
            AddSingle(document, field, item);
        }
    }

    private static void AddSingle(IndexDocument document, SchemaField field, FieldValue value)
    {
        string name = field.Name;
        switch (field.Kind)
        {
            case FieldKind.Keyword:
                document.Add(new IndexableField(name, field.IsList ? KeywordList : KeywordSingle)
                {
                    StringValue = value.StringValue,
                });
                break;
            case FieldKind.Double:
                document.Add(new IndexableField(name, FieldType.StoredOnly) { DoubleValue = value.DoubleValue });
                document.Add(new IndexableField(name, field.IsList ? SortableList : SortableSingle)
                {
                    Int64Value = NumericFields.ToDocValue(value),
                });
                break;
            case FieldKind.Int64 or FieldKind.Bool or FieldKind.Timestamp:
                document.Add(new IndexableField(name, field.IsList ? NumberList : NumberSingle)
                {
                    Int64Value = NumericFields.ToDocValue(value),
                });
                break;
            case FieldKind.Bytes:
                document.Add(new IndexableField(name, FieldType.StoredOnly) { BinaryValue = value.BytesValue });
                break;
            default:
                throw new ArgumentException($"{name} is a text field", nameof(field));
        }
    }

    /// <summary>Adds the id.</summary>
    public static void AddId(IndexDocument document, string id)
    {
        document.Add(new IndexableField(SystemFields.Id, FieldType.KeywordStored) { StringValue = id });
        document.Add(new IndexableField(SystemFields.Id, new FieldType { DocValuesType = DocValuesType.Binary })
        {
            BinaryValue = Encoding.UTF8.GetBytes(id),
        });
    }
}
