namespace Search.Codecs;

/// <summary>
/// Reads the positions of chosen postings of a term, many postings at once: the counterpart of the block view of
/// <see cref="PostingsEnum"/>.
/// </summary>
public abstract class PositionRuns
{
    /// <summary>Runs begin at multiples of this many positions.</summary>
    public const int Alignment = 8;

    /// <summary>What fills the space between runs: no position.</summary>
    public const int Filler = int.MinValue;

    /// <summary>Length of an array for runs.</summary>
    public const int MinimumLength = 256;

    /// <summary>Where the run after one of <paramref name="count"/> positions from <paramref name="start"/> begins.</summary>
    public static int After(int start, int count) => (start + count + Alignment - 1) & ~(Alignment - 1);

    /// <summary>
    /// Reads runs: the first from index 0, each further one from <see cref="After"/> the one before, ascending inside a
    /// run, with <see cref="Filler"/> up to the next.
    /// </summary>
    /// <param name="places">Where they begin; in the order of documents, from call to call too.</param>
    /// <param name="counts">How many positions each has, at least 1.</param>
    /// <param name="positions">Receives them; replaced by a longer array when it is too short. What is behind the last
    /// run is scratch.</param>
    public abstract void Read(
        ReadOnlySpan<PositionPlace> places, ReadOnlySpan<int> counts, ref int[] positions);
}
