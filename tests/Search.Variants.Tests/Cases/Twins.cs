namespace Search.Variants.Tests.Cases;

/// <summary>
/// Judges a <c>same hits as</c> expectation: two wordings of one question have the same first hit, and at least 85
/// of 100 of the first ten in common. Symmetry is a matter of neutrality: no name of an actor finds more than another.
/// </summary>
internal static class Twins
{
    public const string Verb = "same hits as";

    private const int Top = 10;

    private const double LeastOverlap = 0.85;

    /// <returns>Null when it holds, else what was found.</returns>
    public static string? Judge(IReadOnlyList<CaseHit> hits, IReadOnlyList<CaseHit> others)
    {
        string[] left = [.. hits.Take(Top).Select(static hit => hit.Id)];
        string[] right = [.. others.Take(Top).Select(static hit => hit.Id)];
        int longest = Math.Max(left.Length, right.Length);
        if (longest == 0)
        {
            return "neither wording finds anything.";
        }
        double overlap = (double)left.Intersect(right).Count() / longest;
        bool isSame = overlap >= LeastOverlap && left[0] == right[0];
        return isSame ? null : $"the other finds {string.Join(' ', right)}.";
    }
}
