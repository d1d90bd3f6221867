namespace Search.Queries;

/// <summary>
/// Multiplies alternatives out. Of alternatives that contain each other only the shorter is an interval, but a phrase
/// may need the longer: <c>PHRASE(OR(a, PHRASE(a, b)), c)</c> is <c>OR(PHRASE(a, c), PHRASE(a, b, c))</c>. Alternatives
/// of one position cannot hide each other and stay together.
/// </summary>
internal static class Alternatives
{
    /// <summary>Every combination of the alternatives of parts.</summary>
    internal static IReadOnlyList<IntervalSource> Expand(
        IReadOnlyList<IntervalSource> parts, Func<IReadOnlyList<IntervalSource>, IntervalSource> combine)
    {
        List<List<IntervalSource>> combinations = [[]];
        foreach (IntervalSource part in parts)
        {
            List<IntervalSource> ways = Split(part);
            if (combinations.Count * ways.Count > IntervalSource.MaxExpansions)
            {
                throw new ArgumentException(
                    $"alternatives make more than {IntervalSource.MaxExpansions} combinations", nameof(parts));
            }
            combinations = [.. combinations.SelectMany(c => ways.Select(w => new List<IntervalSource>([.. c, w])))];
        }
        return [.. combinations.Select(combine)];
    }

    private static List<IntervalSource> Split(IntervalSource part)
    {
        List<IntervalSource> single = [.. part.Disjuncts.Where(d => d.IsSingle)];
        List<IntervalSource> ways = [.. part.Disjuncts.Where(d => !d.IsSingle)];
        if (single.Count > 0)
        {
            ways.Insert(0, OrIntervals.Of(single));
        }
        return ways;
    }
}
