using System.Globalization;
using System.Text;

namespace Search.Queries;

/// <summary>
/// A phrase, or words near each other, whose places can be filled in several ways and by stretches of several
/// positions: a mention counts as the interval [start, start + length). Each interval of the first slot that begins a
/// match counts
/// <c>weight / (1 + gaps)</c>, where gaps are the positions left empty between the slots (at most <see cref="Slop"/>)
/// and weight is the least of the chosen alternatives' weights; the frequency is the sum, and is scored by BM25 with
/// the sum of the slots' inverse document frequencies. With one alternative a slot, slop 0, this is the score of a
/// phrase query.
/// </summary>
public sealed class SlotPhraseQuery : Query
{
    /// <summary>Most slots of a query without order: every order is tried.</summary>
    public const int MaxUnorderedSlots = 4;

    private readonly PhraseSlot[] _slots;

    /// <summary>Creates the query.</summary>
    /// <param name="statisticsField">The text field whose lengths and statistics are used for scoring.</param>
    /// <param name="slots">The slots in order.</param>
    /// <param name="slop">Positions that may be left empty in all.</param>
    /// <param name="ordered">Whether the slots must come in this order.</param>
    public SlotPhraseQuery(string statisticsField, IEnumerable<PhraseSlot> slots, int slop = 0, bool ordered = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slop);
        StatisticsField = statisticsField;
        _slots = [.. slots];
        Slop = slop;
        Ordered = ordered;
        if (_slots.Length == 0)
        {
            throw new ArgumentException("a phrase has at least one slot", nameof(slots));
        }
        if (!ordered && _slots.Length > MaxUnorderedSlots)
        {
            throw new ArgumentException(
                $"{_slots.Length} slots without order; at most {MaxUnorderedSlots} are allowed", nameof(slots));
        }
    }

    /// <summary>The text field whose lengths and statistics are used for scoring.</summary>
    public string StatisticsField { get; }

    /// <summary>The slots.</summary>
    public IReadOnlyList<PhraseSlot> Slots => _slots;

    /// <summary>Positions that may be left empty in all.</summary>
    public int Slop { get; }

    /// <summary>Whether the slots must come in this order.</summary>
    public bool Ordered { get; }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new SlotPhraseWeight(this, searcher, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        var text = new StringBuilder(Ordered ? "slots(" : "near(");
        foreach (PhraseSlot slot in _slots)
        {
            text.Append(text[^1] == '(' ? string.Empty : " ");
            text.AppendJoin('|', slot.Alternatives.Select(a =>
                a.Term.Field == defaultField ? a.Term.Text : a.Term.ToString()));
        }
        return text.Append(")~").Append(Slop.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is SlotPhraseQuery other
        && other.StatisticsField == StatisticsField
        && other.Slop == Slop
        && other.Ordered == Ordered
        && other._slots.SequenceEqual(_slots);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(nameof(SlotPhraseQuery), StatisticsField, Slop, Ordered, _slots.Length);
}
