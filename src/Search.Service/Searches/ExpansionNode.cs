namespace Search.Service;

/// <summary>A node of the query that is run.</summary>
/// <param name="Kind">What it is, such as "bool", "concept" or "term".</param>
/// <param name="Description">The node in words.</param>
/// <param name="Children">What it is made of.</param>
public sealed record ExpansionNode(string Kind, string Description, IReadOnlyList<ExpansionNode> Children);
