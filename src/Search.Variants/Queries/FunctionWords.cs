using System.Collections.Frozen;

namespace Search.Variants.Expansion;

/// <summary>
/// Words that carry no meaning of their own in a query of several words, and are no name in lower case. "Who" and
/// "us" are not among them: people look for the organisation and the state.
/// </summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = (
        "a an the of in on at for to from by with and or as is are was were be been being that this these those it its "
        + "which what whom whose how why when where do does did has have had can could will would shall should may "
        + "might must than then there their they them he she his her we our you your i my me about into over under")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string exact) => Words.Contains(exact);
}
