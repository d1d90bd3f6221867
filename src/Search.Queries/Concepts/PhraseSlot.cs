namespace Search.Queries;

/// <summary>A place in a phrase that any of several alternatives fills.</summary>
public sealed record PhraseSlot
{
    /// <summary>Creates a slot; at least one alternative.</summary>
    public PhraseSlot(IReadOnlyList<SlotAlternative> alternatives)
    {
        ArgumentNullException.ThrowIfNull(alternatives);
        if (alternatives.Count == 0)
        {
            throw new ArgumentException("a slot has at least one alternative", nameof(alternatives));
        }
        Alternatives = alternatives;
    }

    /// <summary>The alternatives.</summary>
    public IReadOnlyList<SlotAlternative> Alternatives { get; }

    /// <summary>Positions between the slot before and this one that belong to the phrase (words that are not
    /// indexed).</summary>
    public int GapBefore { get; init; }

    /// <summary>How often the slot is filled; null: as often as its most frequent alternative.</summary>
    public ConceptFrequency? Frequency { get; init; }

    /// <inheritdoc/>
    public bool Equals(PhraseSlot? other) =>
        other is not null
        && other.GapBefore == GapBefore
        && Equals(other.Frequency, Frequency)
        && other.Alternatives.SequenceEqual(Alternatives);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Alternatives[0], Alternatives.Count, GapBefore, Frequency);
}
