namespace Search.Service;

/// <summary>Which fields of documents are wanted.</summary>
public sealed class FieldMask
{
    private const string Prefix = "fields.";

    private readonly HashSet<string>? _names;

    private FieldMask(HashSet<string>? names) => _names = names;

    /// <summary>All stored fields.</summary>
    public static FieldMask All { get; } = new(null);

    /// <summary>No field.</summary>
    public static FieldMask None { get; } = new([]);

    /// <summary>Whether no field is wanted.</summary>
    public bool IsEmpty => _names is { Count: 0 };

    /// <summary>Whether a field is wanted.</summary>
    public bool Includes(string field) => _names is null ? field != Schema.Lead : _names.Contains(field);

    /// <summary>The fields of a schema that a person wants to see in a list of hits.</summary>
    public static FieldMask ForHits(Schema schema) => new(
        [.. new[] { Schema.Title, "published", "updated", "source" }.Where(n => schema.TryGet(n, out _))]);

    /// <summary>The stored fields of the mask, and more of them.</summary>
    internal FieldMask And(IReadOnlyCollection<string> names) => _names is null
        ? this
        : new([.. _names.Where(n => n != Schema.Lead), .. names]);

    /// <summary>Makes a mask of paths: <c>title</c> or <c>fields.title</c>; <c>*</c> means all stored fields.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static ServiceError? TryCreate(
        IReadOnlyCollection<string> paths, Schema schema, string field, out FieldMask mask)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        mask = None;
        foreach (string path in paths)
        {
            if (path is "*" or "fields")
            {
                names.UnionWith(schema.Fields.Select(f => f.Name));
                continue;
            }
            string name = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : path;
            bool derived = name == Schema.Lead && schema.TryGet(Schema.Body, out _);
            if (!derived && !schema.TryGet(name, out _))
            {
                return ServiceError.Invalid(
                    field, $"\"{path}\" is not a field of the index", ErrorReasons.UnknownField);
            }
            names.Add(name);
        }
        mask = new FieldMask(names);
        return null;
    }
}
