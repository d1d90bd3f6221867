using System.Text;

namespace Search.Service;

/// <summary>Checks documents against a schema and the limits.</summary>
public sealed class DocumentValidator(Schema schema, ServiceLimits limits)
{
    /// <summary>Most bytes of an id.</summary>
    public static int MaxIdBytes => ServiceLimits.MaxIdBytes;

    // What a name, a kind and a length cost beside the value, for the size of a document.
    private const int FieldOverheadBytes = 8;

    /// <summary>What is wrong with an id; null when nothing is.</summary>
    public static ServiceError? CheckId(string id, string path)
    {
        if (id.Length == 0)
        {
            return ServiceError.Invalid(path, "must not be empty");
        }
        if (Encoding.UTF8.GetByteCount(id) is int bytes && bytes > MaxIdBytes)
        {
            return ServiceError.OverLimit(path, "max_id_bytes", MaxIdBytes, bytes);
        }
        return !IsUnicode(id) || id.Any(char.IsControl)
            ? ServiceError.Invalid(path, "must be Unicode text without control characters")
            : null;
    }

    /// <summary>What is wrong with a document; null when nothing is.</summary>
    /// <param name="document">The document.</param>
    /// <param name="path">Path of the document in the request.</param>
    /// <param name="sizeBytes">About how many bytes it has.</param>
    public ServiceError? Check(Document document, string path, out long sizeBytes)
    {
        sizeBytes = document.Id.Length;
        if (CheckId(document.Id, path + ".id") is { } badId)
        {
            return badId;
        }
        var violations = new List<FieldViolation>();
        foreach ((string name, FieldValue value) in document.Fields)
        {
            string at = $"{path}.fields.{name}";
            if (!schema.TryGet(name, out SchemaField? field))
            {
                violations.Add(new(at, "is not a field of the index"));
                continue;
            }
            if (CheckValue(field, value, at, violations, out long bytes) is { } overLimit)
            {
                return overLimit;
            }
            sizeBytes += name.Length + FieldOverheadBytes + bytes;
        }
        foreach (SchemaField field in schema.Fields)
        {
            if (field.IsRequired && !document.Fields.ContainsKey(field.Name))
            {
                violations.Add(new($"{path}.fields.{field.Name}", "is required"));
            }
        }
        if (violations.Count > 0)
        {
            return ServiceError.Invalid(violations);
        }
        return sizeBytes > limits.MaxDocumentBytes
            ? ServiceError.OverLimit(path, "max_document_bytes", limits.MaxDocumentBytes, sizeBytes)
            : null;
    }

    private ServiceError? CheckValue(
        SchemaField field, FieldValue value, string path, List<FieldViolation> violations, out long bytes)
    {
        if (!field.IsList)
        {
            return CheckSingle(field, value, path, violations, out bytes);
        }
        bytes = 0;
        if (value.Kind != ValueKind.List)
        {
            violations.Add(new(path, $"must be a list, not {Describe(value.Kind)}"));
            return null;
        }
        for (int i = 0; i < value.ListValue.Count; i++)
        {
            string at = FormattableString.Invariant($"{path}[{i}]");
            if (CheckSingle(field, value.ListValue[i], at, violations, out long one) is { } error)
            {
                return error;
            }
            bytes += one;
        }
        return null;
    }

    private ServiceError? CheckSingle(
        SchemaField field, FieldValue value, string path, List<FieldViolation> violations, out long bytes)
    {
        bytes = sizeof(long);
        if (value.Kind != field.ValueKind)
        {
            violations.Add(new(path, $"must be {Describe(field.ValueKind)}, not {Describe(value.Kind)}"));
            return null;
        }
        switch (value.Kind)
        {
            case ValueKind.String:
                bytes = Encoding.UTF8.GetByteCount(value.StringValue);
                if (!IsUnicode(value.StringValue))
                {
                    violations.Add(new(path, "is not Unicode text: it has half of a surrogate pair"));
                }
                if (field.Kind == FieldKind.Keyword)
                {
                    return bytes > limits.MaxTermBytes
                        ? ServiceError.OverLimit(path, "max_term_bytes", limits.MaxTermBytes, bytes)
                        : null;
                }
                return bytes > limits.MaxFieldBytes
                    ? ServiceError.OverLimit(path, "max_field_bytes", limits.MaxFieldBytes, bytes)
                    : null;
            case ValueKind.Double when !double.IsFinite(value.DoubleValue):
                violations.Add(new(path, "must be a finite number"));
                return null;
            case ValueKind.Bytes:
                bytes = value.BytesValue.Length;
                return null;
            default:
                return null;
        }
    }

    private static string Describe(ValueKind kind) => kind switch
    {
        ValueKind.None => "without a value",
        ValueKind.String => "a string_value",
        ValueKind.Int64 => "an int64_value",
        ValueKind.Double => "a double_value",
        ValueKind.Bool => "a bool_value",
        ValueKind.Timestamp => "a timestamp_value",
        ValueKind.Bytes => "a bytes_value",
        _ => "a list_value",
    };

    private static bool IsUnicode(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and int at)
        {
            if (at + 1 >= rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1]))
            {
                return false;
            }
            rest = rest[(at + 2)..];
        }
        return true;
    }
}
