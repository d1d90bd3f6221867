namespace Search.Codecs;

/// <summary>
/// The documents of one term with frequencies, positions, offsets and payloads; with impacts for skipping, and a block view
/// for scorers that work on whole blocks. An instance is reusable for another term of any field through <see cref="TermsEnum.Postings"/>.
/// </summary>
/// <remarks>
/// Per document: <see cref="Freq"/> calls of <see cref="NextPosition"/> at most. The block view (<see cref="AdvanceBlock"/>) and
/// the document view (<see cref="DocIdSetIterator.NextDoc"/>, <see cref="DocIdSetIterator.Advance"/>) must not be mixed on one pass.
/// </remarks>
public abstract class PostingsEnum : DocIdSetIterator
{
    /// <summary>Occurrences in the current document; 1 when the field stores no frequencies.</summary>
    public abstract int Freq { get; }

    /// <summary>The next position of the current document, or -1 when the field stores none.</summary>
    public abstract int NextPosition();

    /// <summary>
    /// Reads every position of the current document at once, ascending: the way for scorers that need them all. Not to be mixed with
    /// <see cref="NextPosition"/> in one document.
    /// </summary>
    /// <param name="positions">Receives them from index 0; replaced by a longer array when it is too short.</param>
    /// <returns>How many there are: <see cref="Freq"/>, or 0 when the field stores none.</returns>
    public virtual int ReadPositions(ref int[] positions)
    {
        int count = Freq;
        for (int i = 0; i < count; i++)
        {
            int position = NextPosition();
            if (position < 0)
            {
                return 0;
            }
            if (i == positions.Length)
            {
                Array.Resize(ref positions, Math.Max(4, Math.Min(count, i * 2)));
            }
            positions[i] = position;
        }
        return count;
    }

    /// <summary>Start offset at the current position in UTF-16 units, or -1.</summary>
    public abstract int StartOffset { get; }

    /// <summary>End offset (exclusive) at the current position in UTF-16 units, or -1.</summary>
    public abstract int EndOffset { get; }

    /// <summary>Payload at the current position; empty when there is none. Valid until the next step.</summary>
    public abstract ReadOnlySpan<byte> Payload { get; }

    /// <summary>
    /// Moves the skip data (not the iterator) to the block that would hold <paramref name="target"/>: cheap, decodes no postings.
    /// Targets must not go backwards.
    /// </summary>
    public abstract void AdvanceShallow(int target);

    /// <summary>Number of impact levels at the shallow position, at least 1; higher levels cover more documents.</summary>
    public abstract int ImpactLevels { get; }

    /// <summary>
    /// Last document (inclusive) that the impacts of <paramref name="level"/> cover; <see cref="DocIdSetIterator.NoMoreDocs"/> for the
    /// last, partial block.
    /// </summary>
    public abstract int GetDocIdUpTo(int level);

    /// <summary>Competitive pairs of a level, freq and norm ascending. Without skip data: the one pair (int.MaxValue,
    /// 1). Valid until the next shallow advance.</summary>
    public abstract ReadOnlySpan<Impact> GetImpacts(int level);

    /// <summary>
    /// Block view: decodes the block that holds the first document at or after <paramref name="target"/> and returns how many
    /// postings <see cref="BlockDocs"/> then holds (1..128), 0 when there is none. Blocks may begin before the target.
    /// Targets must ascend; a target after the last document of the block just returned gives a following block.
    /// </summary>
    public abstract int AdvanceBlock(int target);

    /// <summary>Absolute ids of the current block's documents, ascending. Valid until the next block.</summary>
    public abstract ReadOnlySpan<int> BlockDocs { get; }

    /// <summary>Frequencies of the current block's documents (decoded on first use; all 1 when the field stores none). Valid until the next block.</summary>
    public abstract ReadOnlySpan<int> BlockFreqs { get; }

    /// <summary>
    /// Begins to keep track of where the positions of the block view lie, and returns what reads them; null when there
    /// are none or the enumerator cannot. Called before the first block.
    /// </summary>
    public virtual PositionRuns? OpenPositionRuns() => null;

    /// <summary>Where the positions of the current block begin. After <see cref="OpenPositionRuns"/>.</summary>
    public virtual PositionPlace BlockPositions => default;

    /// <summary>How many positions of the current block come before those of each document. After
    /// <see cref="OpenPositionRuns"/>; valid until the next block.</summary>
    public virtual ReadOnlySpan<int> BlockPositionOffsets => [];
}
