using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.Postings;

/// <summary>The open .doc, .pos and .pay of a segment.</summary>
internal sealed class PostingsReader : IDisposable
{
    /// <summary>Opens what the segment's fields need.</summary>
    public PostingsReader(SegmentState state, string suffix)
    {
        MaxDoc = state.SegmentInfo.MaxDoc;
        Doc = PostingsFiles.Open(
            state, suffix, PostingsFiles.DocExtension, PostingsFiles.DocCodec, PostingsFiles.Version);
        try
        {
            if (PostingsFiles.HasPos(state.FieldInfos))
            {
                Pos = PostingsFiles.Open(
                    state, suffix, PostingsFiles.PosExtension, PostingsFiles.PosCodec, PostingsFiles.Version);
            }
            if (PostingsFiles.HasPay(state.FieldInfos))
            {
                Pay = PostingsFiles.Open(
                    state, suffix, PostingsFiles.PayExtension, PostingsFiles.PayCodec, PostingsFiles.Version);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Number of documents of the segment.</summary>
    public int MaxDoc { get; }

    /// <summary>Documents, frequencies, skip data.</summary>
    public IndexInput Doc { get; }

    /// <summary>Positions, when some field has them.</summary>
    public IndexInput? Pos { get; }

    /// <summary>Payloads and offsets, when some field has them.</summary>
    public IndexInput? Pay { get; }

    /// <summary>Checks the header that the postings format leaves in .tmd.</summary>
    public static void ReadTermsHeader(IndexInput meta, SegmentState state, string suffix)
    {
        CodecUtil.CheckIndexHeader(
            meta,
            PostingsFiles.TermsCodec,
            PostingsFiles.Version,
            PostingsFiles.Version,
            state.SegmentInfo.Id,
            suffix);
        long at = meta.Position;
        int blockSize = meta.ReadVInt();
        if (blockSize != ForBlock.Size)
        {
            throw new CorruptIndexException(meta.Resource, at, $"blocks of {ForBlock.Size}", $"{blockSize}");
        }
    }

    /// <summary>An enumerator for a field: the given one when it fits.</summary>
    public BlockPostingsEnum Enum(PostingsEnum? reuse, FieldInfo field, PostingsFlags flags) =>
        reuse is BlockPostingsEnum mine && mine.Fits(this, field, flags)
            ? mine
            : new BlockPostingsEnum(this, field, flags);

    /// <summary>Verifies checksums.</summary>
    public void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(Doc);
        if (Pos is not null)
        {
            CodecUtil.ChecksumEntireFile(Pos);
        }
        if (Pay is not null)
        {
            CodecUtil.ChecksumEntireFile(Pay);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Doc.Dispose();
        Pos?.Dispose();
        Pay?.Dispose();
    }
}
