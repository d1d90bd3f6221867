using System.Globalization;

namespace Search.Queries;

/// <summary>A factor from a document's number, never negative. Immutable; equal when written the same.</summary>
public abstract record ValueFunction
{
    private ValueFunction()
    {
    }

    /// <summary>The factor of a value.</summary>
    public abstract double Of(long value);

    /// <summary>The greatest factor that any value can have.</summary>
    public abstract double Max { get; }

    /// <summary>
    /// Recency: 1 at a moment and after it, half of that for each half-life before; the share that age can take is
    /// limited, so that old documents keep the rest.
    /// </summary>
    /// <param name="Now">The moment, in the unit of the values.</param>
    /// <param name="HalfLife">The half-life in the same unit.</param>
    /// <param name="Share">What age can take at most, 0 to 1.</param>
    public sealed record Recency(long Now, double HalfLife, double Share = 1) : ValueFunction
    {
        /// <inheritdoc/>
        public override double Max => 1;

        /// <inheritdoc/>
        public override double Of(long value) =>
            1 - Share + (Share * Math.Pow(2, -Math.Max(0, (double)Now - value) / HalfLife));

        /// <inheritdoc/>
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"recency({Now:R}, {HalfLife:R}, {Share:R})");
    }

    /// <summary>Saturation: value / (value + pivot); 0 for values that are not positive.</summary>
    /// <param name="Pivot">The value whose factor is one half.</param>
    public sealed record Saturation(double Pivot) : ValueFunction
    {
        /// <inheritdoc/>
        public override double Max => 1;

        /// <inheritdoc/>
        public override double Of(long value) => value <= 0 ? 0 : value / (value + Pivot);

        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"saturation({Pivot:R})");
    }

    /// <summary>Logarithm: ln(offset + value), at least 0.</summary>
    /// <param name="Offset">Added to the value, which counts as 0 when it is negative.</param>
    public sealed record Log(double Offset = 1) : ValueFunction
    {
        /// <inheritdoc/>
        public override double Max => Math.Max(0, Math.Log(Offset + long.MaxValue));

        /// <inheritdoc/>
        public override double Of(long value) => Math.Max(0, Math.Log(Offset + Math.Max(0, value)));

        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"log({Offset:R})");
    }
}
