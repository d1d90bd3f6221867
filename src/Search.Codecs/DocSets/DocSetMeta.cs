using Search.Store;

namespace Search.Codecs;

/// <summary>Where the set of documents that have a value is; the metadata of norms and doc values.</summary>
internal readonly record struct DocSetMeta(long Offset, long Length, short JumpEntries, sbyte RankPower)
{
    /// <summary>Offset that stands for "no document".</summary>
    public const long NoDocs = -2;

    /// <summary>Offset that stands for "every document".</summary>
    public const long AllDocs = -1;

    /// <summary>Reads the metadata.</summary>
    public static DocSetMeta Read(IndexInput meta)
    {
        long at = meta.Position;
        var read = new DocSetMeta(meta.ReadInt64(), meta.ReadInt64(), meta.ReadInt16(), (sbyte)meta.ReadByte());
        return read.Offset >= NoDocs && read.Length >= 0
            ? read
            : throw new CorruptIndexException(
                meta.Resource, at, "the place of a document set", $"{read.Offset}, {read.Length} bytes");
    }

    /// <summary>The metadata of no document.</summary>
    public static DocSetMeta ForNone => new(NoDocs, 0, -1, -1);

    /// <summary>The metadata of every document.</summary>
    public static DocSetMeta ForAll => new(AllDocs, 0, -1, -1);

    /// <summary>Writes the metadata.</summary>
    public void Write(IndexOutput meta)
    {
        meta.WriteInt64(Offset);
        meta.WriteInt64(Length);
        meta.WriteInt16(JumpEntries);
        meta.WriteByte((byte)RankPower);
    }
}
