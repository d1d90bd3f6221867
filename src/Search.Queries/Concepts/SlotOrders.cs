namespace Search.Queries;

/// <summary>The orders in which slots are tried.</summary>
internal static class SlotOrders
{
    /// <summary>The one order, or every order of a query without order. Gaps belong to the given order only.</summary>
    internal static SlotAlignment[] Create(SlotPhraseQuery query, SlotReader[] readers)
    {
        int[] given = [.. Enumerable.Range(0, readers.Length)];
        IEnumerable<int[]> orders = query.Ordered ? [given] : Permutations(given, 0);
        return [.. orders.Select(order => new SlotAlignment(
            [.. order.Select(i => readers[i])],
            [.. order.Select(i => query.Ordered ? query.Slots[i].GapBefore : 0)],
            query.Slop))];
    }

    private static List<int[]> Permutations(int[] items, int from)
    {
        if (from >= items.Length - 1)
        {
            return [[.. items]];
        }
        var all = new List<int[]>();
        for (int i = from; i < items.Length; i++)
        {
            (items[from], items[i]) = (items[i], items[from]);
            all.AddRange(Permutations(items, from + 1));
            (items[from], items[i]) = (items[i], items[from]);
        }
        return all;
    }
}
