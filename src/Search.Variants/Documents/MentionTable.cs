using Search.Store;
using Search.Variants.Documents;

namespace Search.Variants;

/// <summary>The mentions of a document as one binary doc value.</summary>
/// <remarks>
/// <para>Layout, integers as vInt: version byte 1; number of fields, each as length and UTF-8 bytes of its name;
/// number of mentions; the mentions. A mention begins with a byte of flags: 1 = same span as the one before, 2 = the
/// entity's key follows (else it is the variant's own), 4 = an antecedent follows. Unless the span is the same:
/// field, position (from the last one of the field; absolute in a new field), length, start offset (likewise), length
/// in UTF-16 units. Then kind byte, confidence byte (255 = 1), variant key (5 bytes, big-endian), [entity key],
/// [antecedent].</para>
/// <para>Keys are hashes of ids and survive changes of the data (see <c>StableKeys</c>).</para>
/// </remarks>
public static class MentionTable
{
    private const byte Version = 1;
    private const int SameSpan = 1;
    private const int OwnEntityKey = 2;
    private const int HasAntecedent = 4;

    /// <summary>The bytes of mentions; empty when there is none.</summary>
    public static byte[] Encode(VariantSet set, IReadOnlyList<Mention> mentions, IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(mentions);
        ArgumentNullException.ThrowIfNull(fields);
        if (mentions.Count == 0)
        {
            return [];
        }
        var bytes = new TableWriter();
        bytes.Byte(Version);
        bytes.VInt(fields.Count);
        foreach (string field in fields)
        {
            bytes.Text(field);
        }
        bytes.VInt(mentions.Count);
        TableSpan last = TableSpan.None;
        foreach (Mention mention in mentions)
        {
            Write(bytes, set, mention, ref last);
        }
        return bytes.ToArray();
    }

    /// <summary>The mentions, in the order they were written.</summary>
    /// <exception cref="CorruptIndexException">The bytes are no mention table.</exception>
    public static IReadOnlyList<StoredMention> Decode(VariantSet set, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (bytes.IsEmpty)
        {
            return [];
        }
        var reader = new TableReader(bytes);
        if (reader.Byte() != Version)
        {
            throw reader.Corrupt("version 1", $"version {bytes[0]}");
        }
        var fields = new string[reader.Count()];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = reader.Text();
        }
        var mentions = new StoredMention[reader.Count()];
        TableSpan last = TableSpan.None;
        for (int i = 0; i < mentions.Length; i++)
        {
            mentions[i] = Read(ref reader, set, fields, ref last);
        }
        return mentions;
    }

    private static void Write(TableWriter bytes, VariantSet set, Mention mention, ref TableSpan last)
    {
        TableSpan span = TableSpan.Of(mention);
        bool isSame = span == last;
        bool hasOtherEntity = set.Variants[mention.Variant].Entity != mention.Entity;
        int flags = (isSame ? SameSpan : 0) | (hasOtherEntity ? OwnEntityKey : 0);
        bytes.Byte((byte)(flags | (mention.Antecedent >= 0 ? HasAntecedent : 0)));
        if (!isSame)
        {
            span.Write(bytes, last);
            last = span;
        }
        bytes.Byte((byte)mention.Kind);
        bytes.Byte((byte)Math.Round(Math.Clamp(mention.Confidence, 0, 1) * 255));
        bytes.Key(set.VariantKeys[mention.Variant]);
        if (hasOtherEntity)
        {
            bytes.Key(set.EntityKeys[mention.Entity]);
        }
        if (mention.Antecedent >= 0)
        {
            bytes.VInt(mention.Antecedent);
        }
    }

    private static StoredMention Read(ref TableReader reader, VariantSet set, string[] fields, ref TableSpan last)
    {
        int flags = reader.Byte();
        if ((flags & SameSpan) == 0)
        {
            last = TableSpan.Read(ref reader, fields.Length, last);
        }
        else if (last.Field < 0)
        {
            throw reader.Corrupt("a span", "a repetition of none");
        }
        var kind = (VariantKind)reader.Byte();
        double confidence = reader.Byte() / 255.0;
        int ordinal = set.VariantKeys.Find(reader.Key());
        Variant? variant = ordinal < 0 ? null : set.Variants[ordinal];
        int entity = (flags & OwnEntityKey) != 0 ? set.EntityKeys.Find(reader.Key()) : variant?.Entity ?? -1;
        return new StoredMention
        {
            Field = fields[last.Field],
            Position = last.Position,
            Length = last.Length,
            StartOffset = last.StartOffset,
            EndOffset = last.EndOffset,
            Entity = entity < 0 ? null : set.Entities[entity],
            Variant = variant,
            Kind = kind,
            Confidence = confidence,
            Antecedent = (flags & HasAntecedent) != 0 ? reader.VInt() : -1,
        };
    }
}
