using Search.Store;

namespace Search.Codecs;

/// <summary>Names, versions and constants of the doc-values files.</summary>
internal static class Lucene80DocValuesFormat
{
    public const string Name = "Lucene80";
    public const string FormatKey = "PerFieldDocValuesFormat.format";
    public const string SuffixKey = "PerFieldDocValuesFormat.suffix";
    public const string ModeKey = "Lucene80DocValuesFormat.mode";
    public const string ModeSpeed = "BEST_SPEED";
    public const string ModeCompression = "BEST_COMPRESSION";
    public const string MetaExtension = "dvm";
    public const string DataExtension = "dvd";
    public const string MetaCodec = "Lucene80DocValuesMetadata";
    public const string DataCodec = "Lucene80DocValuesData";
    public const int Version = 2;
    public const int EndOfFields = -1;
    public const int MonotonicShift = 16;
    public const int NumericBlockShift = 14;
    public const int NumericBlockSize = 1 << NumericBlockShift;
    public const int BinaryChunkShift = 5;
    public const int TermsBlockShift = 4;
    public const int TermsBlockSize = 1 << TermsBlockShift;
    public const int TermsIndexShift = 10;
    public const int TermsIndexStep = 1 << TermsIndexShift;
    public const byte BlocksMarker = 0xFF;

    /// <summary>
    /// Suffix of files and headers: the generation if there is one, the format's name, the number of the file set.
    /// </summary>
    public static string FileSuffix(string generation, string set) =>
        generation.Length == 0 ? $"{Name}_{set}" : $"{generation}_{Name}_{set}";

    /// <summary>The kind byte of <c>.dvm</c>, which differs from that of <c>.fnm</c>.</summary>
    public static byte KindOf(DocValuesType type) => type switch
    {
        DocValuesType.Numeric => 0,
        DocValuesType.Binary => 1,
        DocValuesType.Sorted => 2,
        DocValuesType.SortedSet => 3,
        DocValuesType.SortedNumeric => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Reads a constant that the format leaves open but every writer sets alike.</summary>
    public static void Expect(IndexInput meta, long at, long found, long expected)
    {
        if (found != expected)
        {
            throw new CorruptIndexException(meta.Resource, at, $"{expected}", $"{found}");
        }
    }
}
