using Search.Codecs;
using Search.Indexing;
using Search.Variants;

namespace Search.Service;

/// <summary>Reads what the index took a stretch of a document for.</summary>
/// <param name="set">The variant data.</param>
/// <param name="reader">The reader.</param>
/// <param name="doc">The document of the whole reader.</param>
internal sealed class MentionReader(VariantSet set, IndexReader reader, int doc)
{
    /// <summary>The name of the entity that a mention around a stretch names; null when there is none.</summary>
    public string? At(string field, int from, int to)
    {
        LeafReaderContext leaf = reader.LeafOf(doc);
        BinaryDocValues? values = leaf.Reader.GetBinaryDocValues(VariantFields.Mentions);
        IReadOnlyList<StoredMention> mentions = values is not null && values.AdvanceExact(doc - leaf.DocBase)
            ? MentionTable.Decode(set, values.BinaryValue)
            : [];
        return mentions.FirstOrDefault(m => m.Field == field && m.StartOffset <= from && m.EndOffset >= to)
            ?.Entity?.DisplayName;
    }
}
