using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Variants.Matching;

/// <summary>What explaining a hit reads of the document: its texts, its mention table, its source.</summary>
internal sealed class HitContext
{
    private readonly Func<string, string?> _textOf;
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    public HitContext(
        VariantSet set, LeafReaderContext leaf, int doc, Func<string, string?> textOf, string? source)
    {
        Set = set;
        Source = source;
        _textOf = textOf;
        BinaryDocValues? values = leaf.Reader.GetBinaryDocValues(VariantFields.Mentions);
        Mentions = values is not null && values.AdvanceExact(doc) ? MentionTable.Decode(set, values.BinaryValue) : [];
    }

    public VariantSet Set { get; }

    public string? Source { get; }

    public IReadOnlyList<StoredMention> Mentions { get; }

    /// <summary>The text of a field, or null.</summary>
    public string? Text(string field)
    {
        if (!_texts.TryGetValue(field, out string? text))
        {
            text = _textOf(field);
            _texts.Add(field, text);
        }
        return text;
    }

    /// <summary>Offset in bytes of UTF-8; the offset itself when the text is not kept.</summary>
    public int ByteOffset(string field, int offset) =>
        Text(field) is { } text ? Encoding.UTF8.GetByteCount(text.AsSpan(0, Math.Min(offset, text.Length))) : offset;

    /// <summary>The printed text between two offsets; empty when it is not kept.</summary>
    public string Surface(string field, int start, int end) =>
        Text(field) is { } text && end <= text.Length && start <= end ? text[start..end] : string.Empty;

    /// <summary>The mention that made a kind term at a position; null when the table has none.</summary>
    public StoredMention? FindMention(string field, int position, string entityId, VariantKind kind)
    {
        foreach (StoredMention mention in Mentions)
        {
            if (mention.Position == position && mention.Kind == kind
                && string.Equals(mention.Field, field, StringComparison.Ordinal)
                && string.Equals(mention.Entity?.Id, entityId, StringComparison.Ordinal))
            {
                return mention;
            }
        }
        return null;
    }
}
