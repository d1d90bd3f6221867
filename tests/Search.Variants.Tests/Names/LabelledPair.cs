namespace Search.Variants.Tests.Names;

/// <summary>Two names, and whether they name the same.</summary>
internal sealed record LabelledPair(string First, string Second, NameKind Kind, string Difference, bool IsSame)
{
    /// <summary>
    /// Half of the pairs, chosen by a hash of their letters (FNV-1a), never serve for tuning.
    /// </summary>
    public bool IsCheckOnly
    {
        get
        {
            uint hash = 2166136261;
            foreach (char c in $"{First}\t{Second}")
            {
                hash = (hash ^ c) * 16777619;
            }
            return (hash >> 8 & 1) == 1;
        }
    }
}
