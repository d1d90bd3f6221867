using Search.Codecs.BlockTree;
using Search.Store;

namespace Search.Codecs;

/// <summary>
/// The postings of Apache Lucene 8.4 to 8.8: terms in blocks with an FST as index, documents in packed blocks of 128 with skip
/// data and impacts. Files and grammar: README.md in Postings, BlockTree, Fst and Packed.
/// </summary>
public static class Lucene84PostingsFormat
{
    /// <summary>Name of the format in the attributes of a field.</summary>
    public const string Name = "Lucene84";

    /// <summary>Field attribute that names the format.</summary>
    public const string FormatAttribute = "PerFieldPostingsFormat.format";

    /// <summary>Field attribute that numbers the files of the format.</summary>
    public const string SuffixAttribute = "PerFieldPostingsFormat.suffix";

    /// <summary>Number of the files that are written: all fields go into one set.</summary>
    internal const string WrittenSuffix = "0";

    /// <summary>Opens the postings of a segment.</summary>
    /// <exception cref="CorruptIndexException">A file is not what the format says, or a field is in another format.</exception>
    public static FieldsProducer OpenFields(SegmentState state)
    {
        var suffixes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (FieldInfo field in state.FieldInfos)
        {
            if (field.IndexOptions == IndexOptions.None)
            {
                continue;
            }
            // A field of which no document was indexed has no attributes, and no terms.
            if (field.Attributes.TryGetValue(FormatAttribute, out string? format))
            {
                if (format != Name)
                {
                    throw new CorruptIndexException(
                        $"{state.SegmentInfo.Name}.fnm", -1, $"postings format {Name} for field {field.Name}", format);
                }
                suffixes.Add(SuffixOf(field));
            }
        }
        return suffixes.Count == 1
            ? new BlockTreeTermsReader(state, suffixes.Min ?? Name)
            : new Postings.CompositeFieldsProducer(state, suffixes);
    }

    /// <summary>Begins writing the postings of a segment; fields must already know whether they have payloads.</summary>
    public static FieldsConsumer CreateFields(SegmentState state) => new Postings.FieldsWriter(state);

    /// <summary>File suffix of the format instance that holds a field: <c>Lucene84_0</c> unless attributes say otherwise.</summary>
    internal static string SuffixOf(FieldInfo field) =>
        $"{Name}_{field.Attributes.GetValueOrDefault(SuffixAttribute, WrittenSuffix)}";
}
