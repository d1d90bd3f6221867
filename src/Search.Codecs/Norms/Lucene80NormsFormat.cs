namespace Search.Codecs;

/// <summary>Names and versions of the norms files.</summary>
internal static class Lucene80NormsFormat
{
    public const string MetaExtension = "nvm";
    public const string DataExtension = "nvd";
    public const string MetaCodec = "Lucene80NormsMetadata";
    public const string DataCodec = "Lucene80NormsData";
    public const int Version = 0;
    public const int EndOfFields = -1;
}
