namespace Search.VariantStress;

/// <summary>A judged query.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its words.</param>
/// <param name="Grades">Grade by document; above 0 is relevant.</param>
internal sealed record StressQuery(string Id, string Text, IReadOnlyDictionary<string, int> Grades);
