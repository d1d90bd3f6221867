using System.Text;
using Search.Codecs;

namespace Search.Variants.Changes;

/// <summary>The stored texts of some fields of one document.</summary>
internal sealed class StoredTexts(IReadOnlyList<string> fields) : StoredFieldVisitor
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The text of a field; null when the document has none.</summary>
    public string? Find(string field) => _texts.GetValueOrDefault(field);

    /// <inheritdoc/>
    public override Status NeedsField(FieldInfo field) => fields.Contains(field.Name) ? Status.Yes : Status.No;

    /// <inheritdoc/>
    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) =>
        _texts[field.Name] = Encoding.UTF8.GetString(utf8);
}
