using Search.Variants;

namespace Search.Service;

/// <summary>The rank profiles that are shipped. All but the baseline are records of the variant data, with a version each.</summary>
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

    /// <summary>As <see cref="News"/>, and the newer of two documents that fit alike comes first.</summary>
    public const string Recent = "recent";

    /// <summary>
    /// As <see cref="News"/>, and in large indexes words of the best documents reorder the hits (RM3: Abdul-Jaleel and others,
    /// UMass at TREC 2004).
    /// </summary>
    public const string Feedback = "feedback";

    private const string LuceneBm25Version = "lucene-bm25-1";

    /// <summary>The constants of a profile; null for <see cref="LuceneBm25"/>, which has none.</summary>
    /// <exception cref="ServiceException">There is no such profile; the message lists those there are.</exception>
    internal static RankProfile? Find(VariantSet set, string name)
    {
        if (name == LuceneBm25)
        {
            return null;
        }
        return set.Profile(name) ?? throw new ServiceException(ServiceError.Invalid(
            "rank_profile",
            $"there is no profile \"{name}\"; there are {string.Join(", ", set.ProfileNames.Append(LuceneBm25))}"));
    }

    /// <summary>The version of a profile that exists.</summary>
    internal static string VersionOf(VariantSet set, string name) => Find(set, name)?.Version ?? LuceneBm25Version;
}
