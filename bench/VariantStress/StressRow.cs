namespace Search.VariantStress;

/// <summary>
/// What replacing names of one kind cost and what of it came back. All means are of nDCG@10.
/// </summary>
/// <param name="Kind">The kind of the new names.</param>
/// <param name="Listed">Whether they are names of the shipped data.</param>
/// <param name="Queries">How many queries were reworded.</param>
/// <param name="PlainOriginal">The baseline on the first wording.</param>
/// <param name="PlainReworded">The baseline on the new wording.</param>
/// <param name="Original">The profile on the first wording.</param>
/// <param name="Reworded">The profile on the new wording.</param>
/// <param name="Overlap">Share of the profile's first ten that both wordings have in common.</param>
internal sealed record StressRow(
    string Kind,
    bool Listed,
    int Queries,
    double PlainOriginal,
    double PlainReworded,
    double Original,
    double Reworded,
    double Overlap)
{
    /// <summary>
    /// The baseline's loss that the profile brings back: (profile - baseline) on the new wording over (first - new) of
    /// the baseline; not a number where the baseline lost nothing.
    /// </summary>
    internal double Recovered => PlainOriginal > PlainReworded
        ? (Reworded - PlainReworded) / (PlainOriginal - PlainReworded)
        : double.NaN;
}
