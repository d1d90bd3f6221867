using Search.Store;

namespace Search.Codecs.Postings;

/// <summary>Names, header names and versions of the postings files.</summary>
internal static class PostingsFiles
{
    /// <summary>Documents, frequencies and skip data.</summary>
    public const string DocExtension = "doc";

    /// <summary>Positions.</summary>
    public const string PosExtension = "pos";

    /// <summary>Payloads and offsets.</summary>
    public const string PayExtension = "pay";

    /// <summary>Header name of .doc.</summary>
    public const string DocCodec = "Lucene84PostingsWriterDoc";

    /// <summary>Header name of .pos.</summary>
    public const string PosCodec = "Lucene84PostingsWriterPos";

    /// <summary>Header name of .pay.</summary>
    public const string PayCodec = "Lucene84PostingsWriterPay";

    /// <summary>Header name inside .tmd.</summary>
    public const string TermsCodec = "Lucene84PostingsWriterTerms";

    /// <summary>The one version that is read and written.</summary>
    public const int Version = 1;

    /// <summary>Whether a segment has .pos: some field has positions.</summary>
    public static bool HasPos(FieldInfos fields) => fields.Any(f => f.HasPositions);

    /// <summary>Whether a segment has .pay: some field has positions with payloads or offsets.</summary>
    public static bool HasPay(FieldInfos fields) =>
        fields.Any(f => f.HasPositions && (f.HasPayloads || f.HasOffsets));

    /// <summary>Opens a file and checks its header and the form of its footer.</summary>
    public static IndexInput Open(SegmentState state, string suffix, string extension, string codec, int version)
    {
        IndexInput input = state.Directory.OpenInput(Name(state, suffix, extension));
        try
        {
            CodecUtil.CheckIndexHeader(input, codec, version, version, state.SegmentInfo.Id, suffix);
            CodecUtil.RetrieveChecksum(input);
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>Creates a file and writes its header.</summary>
    public static IndexOutput Create(SegmentState state, string suffix, string extension, string codec, int version)
    {
        IndexOutput output = state.Directory.CreateOutput(Name(state, suffix, extension));
        try
        {
            CodecUtil.WriteIndexHeader(output, codec, version, state.SegmentInfo.Id, suffix);
            return output;
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    /// <summary>Name of a file of the format.</summary>
    public static string Name(SegmentState state, string suffix, string extension) =>
        $"{state.SegmentInfo.Name}_{suffix}.{extension}";
}
