using Search.Codecs.Postings;
using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>Names, header names and versions of the files of the term dictionary.</summary>
internal static class BlockTreeFiles
{
    /// <summary>Blocks of terms.</summary>
    public const string DictionaryExtension = "tim";

    /// <summary>Index FSTs.</summary>
    public const string IndexExtension = "tip";

    /// <summary>Statistics of fields.</summary>
    public const string MetaExtension = "tmd";

    /// <summary>Header name of .tim.</summary>
    public const string DictionaryCodec = "BlockTreeTermsDict";

    /// <summary>Header name of .tip.</summary>
    public const string IndexCodec = "BlockTreeTermsIndex";

    /// <summary>Header name of .tmd.</summary>
    public const string MetaCodec = "BlockTreeTermsMeta";

    /// <summary>The one version that is read and written.</summary>
    public const int Version = 6;

    /// <summary>Opens a file and checks its header and the form of its footer.</summary>
    public static IndexInput Open(SegmentState state, string suffix, string extension, string codec) =>
        PostingsFiles.Open(state, suffix, extension, codec, Version);

    /// <summary>Creates a file and writes its header.</summary>
    public static IndexOutput Create(SegmentState state, string suffix, string extension, string codec) =>
        PostingsFiles.Create(state, suffix, extension, codec, Version);
}
