using Search.Indexing;

namespace Search.Queries;

/// <summary>One way a concept can be written in a document: a term, or terms one after another, of one field.</summary>
public sealed record ConceptPart
{
    /// <summary>A part that is one term.</summary>
    public ConceptPart(Term term, float weight = 1f)
        : this([term], weight)
    {
    }

    /// <summary>A part that is several terms of one field at successive positions.</summary>
    public ConceptPart(IReadOnlyList<Term> terms, float weight = 1f)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Count == 0 || terms.Any(t => t.Field != terms[0].Field))
        {
            throw new ArgumentException("a part is one or more terms of one field", nameof(terms));
        }
        if (!float.IsFinite(weight) || weight < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "must be finite and not negative");
        }
        Terms = terms;
        Weight = weight;
    }

    /// <summary>The terms.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>What one occurrence counts: the variant's weight times the field's.</summary>
    public float Weight { get; }

    /// <summary>The terms' field.</summary>
    public string Field => Terms[0].Field;

    /// <summary>Share of the length normalisation of this part, 0..1.</summary>
    public float B { get; init; } = 0.75f;

    /// <summary>
    /// The field whose average length and document count stand for this part's, and whose positions its positions are
    /// aligned with: the text field for a field of annotations. Null for the part's own.
    /// </summary>
    public string? StatisticsField { get; init; }

    /// <summary>An occurrence is not counted where this term begins at the same position (words that are already
    /// tagged).</summary>
    public Term? NotAt { get; init; }

    /// <summary>The field that positions are counted in.</summary>
    internal string Space => StatisticsField ?? Field;

    /// <inheritdoc/>
    public bool Equals(ConceptPart? other) =>
        other is not null
        && other.Weight.Equals(Weight)
        && other.B.Equals(B)
        && other.StatisticsField == StatisticsField
        && Equals(other.NotAt, NotAt)
        && other.Terms.SequenceEqual(Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Terms[0], Terms.Count, Weight, B, StatisticsField, NotAt);
}
