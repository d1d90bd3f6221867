using System.Text;

namespace Search.Queries;

/// <summary>
/// One concept as one unit of evidence, however many ways of writing it there are. With the parts p, their frequencies
/// f, lengths len and the averages avg of their fields:
/// <c>tf = sum over p of weight_p * f_p / (1 - b_p + b_p * len_p / avg_p)</c>, then
/// <c>score = boost * idf * tf / (k1 + tf)</c> with <c>idf = ln(1 + (N - df + 0.5) / (df + 0.5))</c> of the concept's
/// one frequency.
/// </summary>
/// <remarks>
/// This is BM25F (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, CIKM 2004) in
/// Lucene's form without the factor k1 + 1: with one part of weight 1 and b = 0.75 it equals the score of a term query
/// bit for bit, because it is evaluated as <c>w - w / (1 + S)</c> with <c>S = sum of (weight_p * f_p) * (1 / (k1 * (1 -
/// b_p + b_p * len_p / avg_p)))</c> in single precision, parts in their order. S never falls when a frequency rises or
/// a length falls, so the sum of the parts' own bounds is a bound for every block.
/// </remarks>
public sealed class ConceptQuery : Query
{
    private readonly ConceptPart[] _parts;

    /// <summary>Creates a concept.</summary>
    /// <param name="name">What explanations call it.</param>
    /// <param name="parts">The ways of writing it.</param>
    /// <param name="frequency">In how many documents it occurs.</param>
    public ConceptQuery(string name, IEnumerable<ConceptPart> parts, ConceptFrequency frequency)
    {
        Name = name;
        _parts = [.. parts];
        Frequency = frequency;
    }

    /// <summary>What explanations call it.</summary>
    public string Name { get; }

    /// <summary>The ways of writing it.</summary>
    public IReadOnlyList<ConceptPart> Parts => _parts;

    /// <summary>In how many documents it occurs.</summary>
    public ConceptFrequency Frequency { get; }

    /// <summary>Saturation of the weighted frequency.</summary>
    public float K1 { get; init; } = 1.2f;

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new ConceptWeight(this, searcher, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        var text = new StringBuilder("concept(").Append(Name).Append(':');
        foreach (ConceptPart part in _parts)
        {
            text.Append(' ').Append(part.Field == defaultField ? string.Empty : part.Field + ":");
            text.AppendJoin('_', part.Terms.Select(t => t.Text));
            if (part.Weight != 1f)
            {
                text.Append('^').Append(JavaFloat.Format(part.Weight));
            }
        }
        return text.Append(')').ToString();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is ConceptQuery other
        && other.Name == Name
        && other.K1.Equals(K1)
        && other.Frequency.Equals(Frequency)
        && other._parts.SequenceEqual(_parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(ConceptQuery), Name, _parts.Length, Frequency);
}
