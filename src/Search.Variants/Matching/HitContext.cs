using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Variants.Matching;

/// <summary>What explaining a hit reads of the document: its texts, its mention table, its source.</summary>
internal sealed class HitContext
{
    private readonly Func<string, string?> _textOf;
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<(
        string Field, int Position, string Entity, VariantKind Kind), StoredMention> _mentions = [];
    private (string Field, int Offset, int Bytes) _place = (string.Empty, 0, 0);

    public HitContext(
        VariantSet set, LeafReaderContext leaf, int doc, Func<string, string?> textOf, string? source)
    {
        Set = set;
        Source = source;
        _textOf = textOf;
        BinaryDocValues? values = leaf.Reader.GetBinaryDocValues(VariantFields.Mentions);
        Mentions = values is not null && values.AdvanceExact(doc) ? MentionTable.Decode(set, values.BinaryValue) : [];
        foreach (StoredMention mention in Mentions)
        {
            _mentions.TryAdd(
                (mention.Field, mention.Position, mention.Entity?.Id ?? string.Empty, mention.Kind), mention);
        }
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

    /// <summary>
    /// Offset in bytes of UTF-8; the offset itself when the text is not kept. Counts from the place asked for before, which
    /// in a text of many matches is near.
    /// </summary>
    public int ByteOffset(string field, int offset)
    {
        if (Text(field) is not { } text)
        {
            return offset;
        }
        int at = Math.Min(offset, text.Length);
        (int from, int bytes) = string.Equals(field, _place.Field, StringComparison.Ordinal)
            ? (_place.Offset, _place.Bytes)
            : (0, 0);
        bytes += at >= from
            ? Encoding.UTF8.GetByteCount(text.AsSpan(from, at - from))
            : -Encoding.UTF8.GetByteCount(text.AsSpan(at, from - at));
        _place = (field, at, bytes);
        return bytes;
    }

    /// <summary>The printed text between two offsets; empty when it is not kept.</summary>
    public string Surface(string field, int start, int end) =>
        Text(field) is { } text && end <= text.Length && start <= end ? text[start..end] : string.Empty;

    /// <summary>The mention that made a kind term at a position; null when the table has none.</summary>
    public StoredMention? FindMention(string field, int position, string entityId, VariantKind kind) =>
        _mentions.GetValueOrDefault((field, position, entityId, kind));
}
