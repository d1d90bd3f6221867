using System.Diagnostics.CodeAnalysis;

namespace Search.Service;

/// <summary>The fields of an index. Immutable; made by <see cref="SchemaValidator"/> or <see cref="News"/>.</summary>
public sealed class Schema
{
    /// <summary>The name of the built-in schema of news articles.</summary>
    public const string NewsName = "news";

    /// <summary>
    /// The field that a document with <see cref="Body"/> gives on demand: the body's first paragraph. It is derived when it is
    /// read, neither stored nor indexed.
    /// </summary>
    public const string Lead = "lead";

    /// <summary>The main text of the news schema.</summary>
    public const string Body = "body";

    /// <summary>The headline of the news schema.</summary>
    public const string Title = "title";

    private readonly Dictionary<string, SchemaField> _byName;

    internal Schema(string builtIn, IReadOnlyList<SchemaField> fields)
    {
        BuiltIn = builtIn;
        Fields = fields;
        _byName = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        TextFields = [.. fields.Where(f => f.Kind == FieldKind.Text)];
        HasVariants = TextFields.Any(f => f.Chain == TextChain.Variants);
    }

    /// <summary>The built-in schema of news articles.</summary>
    public static Schema News { get; } = new(
        NewsName,
        [
            new() { Name = Title, Kind = FieldKind.Text, Weight = 2 },
            new() { Name = Body, Kind = FieldKind.Text },
            new() { Name = "published", Kind = FieldKind.Timestamp },
            new() { Name = "updated", Kind = FieldKind.Timestamp },
            new() { Name = "source", Kind = FieldKind.Keyword },
            new() { Name = "url", Kind = FieldKind.Keyword },
            new() { Name = "language", Kind = FieldKind.Keyword },
            new() { Name = "authors", Kind = FieldKind.Keyword, IsList = true },
            new() { Name = "tags", Kind = FieldKind.Keyword, IsList = true },
        ]);

    /// <summary>Name of the built-in schema, or empty.</summary>
    public string BuiltIn { get; }

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<SchemaField> Fields { get; }

    /// <summary>The text fields, in order.</summary>
    public IReadOnlyList<SchemaField> TextFields { get; }

    /// <summary>Whether a text field goes through the full chain.</summary>
    public bool HasVariants { get; }

    /// <summary>Finds a field.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out SchemaField? field) =>
        _byName.TryGetValue(name, out field);
}
