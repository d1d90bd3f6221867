namespace Search.Variants.Automaton;

/// <summary>An occurrence of a listed surface.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last one.</param>
/// <param name="Entry">Index of the surface.</param>
internal readonly record struct SurfaceMatch(int Start, int End, int Entry);
