using System.Globalization;
using System.Numerics;
using Search.Store;

namespace Search.Codecs;

/// <summary>Reader and writer of <c>.liv</c>: one bit a document, set = alive, in big-endian 64-bit words.</summary>
internal static class Lucene50LiveDocsFormat
{
    public const string Extension = "liv";
    private const string CodecName = "Lucene50LiveDocs";
    private const int Version = 0;

    public static LiveDocs Read(Directory directory, SegmentInfo info, long generation)
    {
        string suffix = IndexFileNames.ToBase36(generation);
        return MetadataFile.Read(
            directory,
            IndexFileNames.GenerationFile(info.Name, Extension, generation),
            input =>
            {
                CodecUtil.CheckIndexHeader(input, CodecName, Version, Version, info.Id, suffix);
                return ReadWords(input, info.MaxDoc);
            });
    }

    public static string Write(Directory directory, SegmentInfo info, LiveDocs liveDocs, long generation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(generation);
        ArgumentOutOfRangeException.ThrowIfNotEqual(liveDocs.MaxDoc, info.MaxDoc);
        string name = IndexFileNames.GenerationFile(info.Name, Extension, generation);
        using IndexOutput output = directory.CreateOutput(name);
        CodecUtil.WriteIndexHeader(output, CodecName, Version, info.Id, IndexFileNames.ToBase36(generation));
        foreach (ulong word in liveDocs.Words)
        {
            output.WriteInt64((long)word);
        }
        CodecUtil.WriteFooter(output);
        return name;
    }

    private static LiveDocs ReadWords(IndexInput input, int maxDoc)
    {
        int count = (int)(((long)maxDoc + 63) >> 6);
        long at = input.Position;
        MetadataFile.CheckCount(input, at, count, sizeof(ulong));
        ulong[] words = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            words[i] = (ulong)input.ReadInt64();
        }
        int used = maxDoc & 63;
        if (used != 0 && BitOperations.Log2(words[^1]) >= used && words[^1] != 0)
        {
            throw new CorruptIndexException(
                input.Resource, input.Position - 8, $"no bits at or over {maxDoc}", words[^1].ToString(
                    "x16", CultureInfo.InvariantCulture));
        }
        return new LiveDocs(words, maxDoc);
    }
}
