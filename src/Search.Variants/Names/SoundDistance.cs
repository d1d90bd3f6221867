namespace Search.Variants.Naming;

/// <summary>How near two rows of sounds are.</summary>
internal static class SoundDistance
{
    private const int MaxLength = 40;
    private const double Swap = 0.8;

    /// <summary>How much a unit of cost weighs against the length of the words.</summary>
    private const double Steepness = 1.7;

    /// <summary>From 1 for the same to 0: a difference weighs less in a long word.</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b))
        {
            return 1;
        }
        int longer = Math.Max(a.Length, b.Length);
        if (a.Length == 0 || b.Length == 0 || longer > MaxLength || longer > 2 * Math.Min(a.Length, b.Length) + 1)
        {
            return 0;
        }
        return Math.Max(0, 1 - Steepness * Cost(a, b) / (longer + 1));
    }

    /// <summary>
    /// The least cost of turning one into the other by substitutions, insertions, deletions and swaps of neighbours
    /// (the restricted form of Damerau's distance, CACM 7(3), 1964, with weights).
    /// </summary>
    private static double Cost(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<double> rows = stackalloc double[3 * (MaxLength + 1)];
        int width = b.Length + 1;
        Span<double> before = rows[..width];
        Span<double> last = rows.Slice(width, width);
        Span<double> row = rows.Slice(2 * width, width);
        last[0] = 0;
        for (int j = 1; j < width; j++)
        {
            last[j] = last[j - 1] + SoundCosts.Insert(b, j - 1);
        }
        for (int i = 1; i <= a.Length; i++)
        {
            double deletion = SoundCosts.Insert(a, i - 1);
            row[0] = last[0] + deletion;
            for (int j = 1; j < width; j++)
            {
                double best = Math.Min(last[j] + deletion, row[j - 1] + SoundCosts.Insert(b, j - 1));
                best = Math.Min(best, last[j - 1] + SoundCosts.Substitute(a[i - 1], b[j - 1]));
                bool isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                row[j] = isSwap ? Math.Min(best, before[j - 2] + Swap) : best;
            }
            Span<double> free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.Length];
    }
}
