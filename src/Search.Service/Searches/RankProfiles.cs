namespace Search.Service;

/// <summary>Names of the rank profiles.</summary>
public static class RankProfiles
{
    /// <summary>Everything on: names, phrasings, fields, coordination, proximity.</summary>
    public const string News = "news";

    /// <summary>
    /// The plain baseline: StandardTokenizer, lower case, Porter; one field of all text; words OR-ed; BM25 with 1.2
    /// and 0.75. It is searched in a field of its
    /// own that every index with tagged text carries, so both profiles answer from the same index.
    /// </summary>
    public const string LuceneBm25 = "lucene-bm25";

    /// <summary>Whether there is a profile of that name.</summary>
    public static bool Exists(string name) => name is News or LuceneBm25;
}
