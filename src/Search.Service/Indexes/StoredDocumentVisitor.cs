using System.Text;
using Search.Codecs;

namespace Search.Service;

/// <summary>Collects the stored fields of a document as typed values.</summary>
internal sealed class StoredDocumentVisitor(Schema schema, FieldMask mask) : StoredFieldVisitor
{
    private readonly Dictionary<string, FieldValue> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FieldValue>> _lists = new(StringComparer.Ordinal);
    private string _id = string.Empty;
    private byte[] _hash = [];

    // The derived field needs the text it is derived from.
    private bool NeedsBody => mask.Includes(Schema.Lead);

    /// <inheritdoc/>
    public override Status NeedsField(FieldInfo field) =>
        field.Name is SystemFields.Id or SystemFields.Hash || mask.Includes(field.Name)
            || (NeedsBody && field.Name == Schema.Body)
            ? Status.Yes
            : Status.No;

    /// <inheritdoc/>
    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8)
    {
        string text = Encoding.UTF8.GetString(utf8);
        if (field.Name == SystemFields.Id)
        {
            _id = text;
        }
        else
        {
            Add(field.Name, _ => FieldValue.Of(text));
        }
    }

    /// <inheritdoc/>
    public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
    {
        if (field.Name == SystemFields.Hash)
        {
            _hash = value.ToArray();
            return;
        }
        FieldValue bytes = FieldValue.Of(value);
        Add(field.Name, _ => bytes);
    }

    /// <inheritdoc/>
    public override void Int64Field(FieldInfo field, long value) =>
        Add(field.Name, kind => NumericFields.FromDocValue(kind, value));

    /// <inheritdoc/>
    public override void DoubleField(FieldInfo field, double value) => Add(field.Name, _ => FieldValue.Of(value));

    /// <summary>What was collected.</summary>
    public StoredDocument ToDocument(DocumentState state)
    {
        foreach ((string name, List<FieldValue> values) in _lists)
        {
            _fields[name] = FieldValue.List([.. values]);
        }
        if (NeedsBody && _fields.TryGetValue(Schema.Body, out FieldValue body))
        {
            _fields[Schema.Lead] = FieldValue.Of(LeadText.Of(body.StringValue));
            if (!mask.Includes(Schema.Body))
            {
                _fields.Remove(Schema.Body);
            }
        }
        return new StoredDocument
        {
            Document = new Document { Id = _id, Fields = _fields },
            Version = state.Version,
            Sequence = state.Sequence,
            ContentHash = ContentHash.ToHex(_hash),
        };
    }

    private void Add(string name, Func<FieldKind, FieldValue> value)
    {
        if (!schema.TryGet(name, out SchemaField? field))
        {
            return;
        }
        if (!field.IsList)
        {
            _fields[name] = value(field.Kind);
            return;
        }
        if (!_lists.TryGetValue(name, out List<FieldValue>? values))
        {
            values = [];
            _lists.Add(name, values);
        }
        values.Add(value(field.Kind));
    }
}
