using System.Globalization;

namespace Search.Service;

/// <summary>Parts near each other.</summary>
/// <param name="Parts">The parts.</param>
/// <param name="Ordered">Whether they must come in this order.</param>
/// <param name="MaxGaps">How many other words may be between them; null for any number.</param>
public sealed record NearGroup(IReadOnlyList<NearPart> Parts, bool Ordered, int? MaxGaps)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Ordered ? "ordered" : "near")}[{string.Join(',', Parts)}]~{MaxGaps}");
}
