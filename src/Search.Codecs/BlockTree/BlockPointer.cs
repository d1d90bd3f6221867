using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>What the index says of a prefix: the block, or the floor block for a next byte, and whether it has terms.</summary>
/// <param name="Start">Offset in .tim.</param>
/// <param name="HasTerms">False when the block has sub-blocks only.</param>
internal readonly record struct BlockPointer(long Start, bool HasTerms)
{
    private const int FloorFlag = 1;
    private const int TermsFlag = 2;

    /// <summary>Reads an output of the index.</summary>
    /// <param name="output">vLong (start &lt;&lt; 2 | terms &lt;&lt; 1 | floor); with floor: vInt count, then lead byte and vLong each.</param>
    /// <param name="label">The byte after the prefix, or -1 for the prefix itself: which floor block is wanted.</param>
    /// <param name="resource">The file, for errors.</param>
    public static BlockPointer Read(ReadOnlySpan<byte> output, int label, string resource)
    {
        var cursor = new ByteCursor(output, resource);
        long code = cursor.ReadVLong();
        long first = code >>> 2;
        long start = first;
        bool hasTerms = (code & TermsFlag) != 0;
        if ((code & FloorFlag) != 0 && label >= 0)
        {
            for (int left = cursor.ReadVInt(); left > 0; left--)
            {
                if (cursor.ReadByte() > label)
                {
                    break;
                }
                long next = cursor.ReadVLong();
                start = first + (next >>> 1);
                hasTerms = (next & 1) != 0;
            }
        }
        return new BlockPointer(start, hasTerms);
    }
}
