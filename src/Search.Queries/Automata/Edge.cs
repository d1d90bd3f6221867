namespace Search.Queries.Automata;

/// <summary>A transition over the symbols from min to max, both inclusive.</summary>
internal readonly record struct Edge(int Min, int Max, int To);
