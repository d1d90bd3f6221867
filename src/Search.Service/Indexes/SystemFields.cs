namespace Search.Service;

/// <summary>
/// Names of the fields that the service adds to every document. No schema field begins with an underscore.
/// </summary>
internal static class SystemFields
{
    /// <summary>The id: one term, stored, and a binary doc value that breaks ties.</summary>
    public const string Id = "_id";

    /// <summary>Sequence of the write: a numeric doc value.</summary>
    public const string Sequence = "_seq";

    /// <summary>Version of the document: a numeric doc value.</summary>
    public const string Version = "_version";

    /// <summary>The content hash, stored.</summary>
    public const string Hash = "_hash";

    /// <summary>
    /// All text in one field through the plain chain, for the profile <c>lucene-bm25</c>: frequencies, no positions.
    /// </summary>
    public const string Plain = "_plain";

    /// <summary>The mention table: a binary doc value.</summary>
    public const string Mentions = "_mentions";

    /// <summary>Generation of the variant data the document was tagged with: a numeric doc value.</summary>
    public const string Variants = "_variants";
}
