namespace Search.Variants.Automaton;

/// <summary>The arrays of a finished automaton.</summary>
internal sealed record AutomatonParts(
    IReadOnlyDictionary<string, int> WordIds,
    int[] StartEdges,
    int[] EdgeOffsets,
    int[] EdgeWords,
    int[] EdgeTargets,
    int[] Failures,
    int[] Outputs,
    int[] Entries,
    int[] Depths);
