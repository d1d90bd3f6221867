using System.Buffers;
using Search.Variants;

namespace Search.Service;

/// <summary>Checks the definitions of indexes.</summary>
public static class SchemaValidator
{
    /// <summary>Most characters of a field's name.</summary>
    public const int MaxFieldNameLength = 64;

    /// <summary>Most characters of an index's name.</summary>
    public const int MaxIndexNameLength = 64;

    /// <summary>Most text fields of the full chain: a document's names are found in all of them together.</summary>
    public const int MaxVariantsFields = Tagger.MaxFields;

    /// <summary>Most fields of a schema.</summary>
    public const int MaxFields = 1000;

    private static readonly SearchValues<char> FieldNameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly SearchValues<char> IndexNameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>What is wrong with an index name; null when nothing is.</summary>
    public static ServiceError? CheckIndexName(string name, string path = "name")
    {
        if (name.Length == 0)
        {
            return ServiceError.Invalid(path, "must not be empty");
        }
        bool good = name.Length <= MaxIndexNameLength && name[0] is not ('-' or '_')
            && !name.AsSpan().ContainsAnyExcept(IndexNameCharacters);
        return good
            ? null
            : ServiceError.Invalid(
                path, $"must be a lower-case letter or digit, then also - and _, at most {MaxIndexNameLength} in all");
    }

    /// <summary>Makes a schema of fields.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="path">Path of the fields in the request.</param>
    /// <param name="schema">The schema, when nothing is wrong.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static ServiceError? TryCreate(IReadOnlyList<SchemaField> fields, string path, out Schema? schema)
    {
        var violations = new List<FieldViolation>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        schema = null;
        if (fields.Count > MaxFields)
        {
            return ServiceError.OverLimit(path, "max_fields", MaxFields, fields.Count);
        }
        int tagged = fields.Count(f => f.Kind == FieldKind.Text && f.Chain == TextChain.Variants);
        if (tagged > MaxVariantsFields)
        {
            return ServiceError.OverLimit(path, "max_variants_fields", MaxVariantsFields, tagged);
        }
        if (fields.Count == 0)
        {
            violations.Add(new(path, "must name at least one field"));
        }
        for (int i = 0; i < fields.Count; i++)
        {
            CheckField(fields[i], FormattableString.Invariant($"{path}[{i}]"), seen, violations);
        }
        if (violations.Count > 0)
        {
            return ServiceError.Invalid(violations);
        }
        schema = new Schema(string.Empty, [.. fields]);
        return null;
    }

    private static void CheckField(
        SchemaField field, string path, HashSet<string> seen, List<FieldViolation> violations)
    {
        string name = field.Name;
        if (name.Length is 0 or > MaxFieldNameLength || name[0] is < 'a' or > 'z'
            || name.AsSpan().ContainsAnyExcept(FieldNameCharacters))
        {
            violations.Add(new(
                path + ".name",
                $"must be a lower-case letter, then also digits and _, at most {MaxFieldNameLength} in all"));
        }
        else if (name == Schema.Lead)
        {
            violations.Add(new(path + ".name", "is the name of a derived field"));
        }
        else if (!seen.Add(name))
        {
            violations.Add(new(path + ".name", $"\"{name}\" is there twice"));
        }
        if (!Enum.IsDefined(field.Kind))
        {
            violations.Add(new(path + ".type", "must be set"));
        }
        if (field.Kind == FieldKind.Text && field.IsList)
        {
            violations.Add(new(path + ".list", "a text field holds one text"));
        }
        if (!float.IsFinite(field.Weight) || field.Weight <= 0)
        {
            violations.Add(new(path + ".weight", "must be a finite number greater than 0"));
        }
    }
}
