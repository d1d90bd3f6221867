namespace Search.Queries.Automata;

/// <summary>
/// Ranges of code points as sequences of ranges of bytes: a range is cut where the length of its UTF-8 form changes, then
/// until all continuation bytes behind a differing byte are whole.
/// </summary>
internal static class Utf8Ranges
{
    private static readonly int[] s_ends = [0x7F, 0x7FF, 0xFFFF, PatternNode.MaxCodePoint];

    /// <summary>Adds transitions over the bytes of the code points from min to max.</summary>
    internal static void Add(StateGraph graph, int from, int min, int max, int to)
    {
        for (int length = 1; length <= s_ends.Length && min <= max; length++)
        {
            int end = Math.Min(max, s_ends[length - 1]);
            if (min <= end)
            {
                Split(graph, from, min, end, length, to);
                min = end + 1;
            }
        }
    }

    private static void Split(StateGraph graph, int from, int min, int max, int length, int to)
    {
        for (int i = 1; i < length; i++)
        {
            int mask = (1 << (6 * i)) - 1;
            if ((min & ~mask) == (max & ~mask))
            {
                continue;
            }
            if ((min & mask) != 0)
            {
                Split(graph, from, min, min | mask, length, to);
                Split(graph, from, (min | mask) + 1, max, length, to);
                return;
            }
            if ((max & mask) != mask)
            {
                Split(graph, from, min, (max & ~mask) - 1, length, to);
                Split(graph, from, max & ~mask, max, length, to);
                return;
            }
        }
        for (int i = length - 1; i >= 0; i--)
        {
            int next = i == 0 ? to : graph.AddState();
            graph.Add(from, ByteOf(min, i, length), ByteOf(max, i, length), next);
            from = next;
        }
    }

    private static int ByteOf(int point, int place, int length)
    {
        int bits = point >> (6 * place);
        return place < length - 1 ? 0x80 | (bits & 0x3F)
            : length == 1 ? bits
            : length == 2 ? 0xC0 | bits
            : length == 3 ? 0xE0 | bits
            : 0xF0 | bits;
    }
}
