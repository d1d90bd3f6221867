namespace Search.VariantStress;

/// <summary>A query with one recognised name replaced by another name of the same entity.</summary>
/// <param name="Query">The query as it was.</param>
/// <param name="Kind">How the new name stands to the entity: a row of the report.</param>
/// <param name="Listed">Whether the shipped data knows the new name as one of that entity.</param>
/// <param name="From">The name that stood there.</param>
/// <param name="To">The name that stands there now.</param>
/// <param name="Text">The new words.</param>
internal sealed record Rewording(StressQuery Query, string Kind, bool Listed, string From, string To, string Text);
