namespace Search.Codecs;

/// <summary>Orders places of a buffer by one dimension, then by the whole point, then by document.</summary>
internal sealed class PointOrder(PointBuffer points) : IComparer<int>
{
    private readonly int _bytes = points.Shape.BytesPerDimension;

    /// <summary>The dimension that counts first.</summary>
    public int Dimension { get; set; }

    /// <summary>The value of a point in a dimension.</summary>
    public ReadOnlySpan<byte> ValueAt(int place, int dim) => points.ValueAt(place).Slice(dim * _bytes, _bytes);

    public int Compare(int x, int y)
    {
        int order = ValueAt(x, Dimension).SequenceCompareTo(ValueAt(y, Dimension));
        if (order == 0)
        {
            order = points.ValueAt(x).SequenceCompareTo(points.ValueAt(y));
        }
        return order == 0 ? points.Docs[x].CompareTo(points.Docs[y]) : order;
    }

    /// <summary>Reorders so that the place at <paramref name="index"/> has none greater before and none smaller after it.</summary>
    /// <remarks>Quickselect (Hoare, "Algorithm 65: Find", 1961) with the median of three; a range that does not shrink is sorted.</remarks>
    public void Select(Span<int> order, int index)
    {
        int budget = 3 * (32 - System.Numerics.BitOperations.LeadingZeroCount((uint)order.Length));
        while (order.Length > 16 && budget-- > 0)
        {
            (int left, int right) = Partition(order);
            if (index < left)
            {
                order = order[..left];
            }
            else if (index >= right)
            {
                order = order[right..];
                index -= right;
            }
            else
            {
                return;
            }
        }
        order.Sort(this);
    }

    // Smaller ones to the front, greater ones to the end; the bounds of those equal to the pivot.
    private (int Left, int Right) Partition(Span<int> order)
    {
        int pivot = Median(order[0], order[order.Length / 2], order[^1]);
        int left = 0;
        int right = order.Length;
        for (int i = 0; i < right;)
        {
            int side = Compare(order[i], pivot);
            if (side < 0)
            {
                (order[left], order[i]) = (order[i], order[left]);
                left++;
                i++;
            }
            else if (side > 0)
            {
                right--;
                (order[right], order[i]) = (order[i], order[right]);
            }
            else
            {
                i++;
            }
        }
        return (left, right);
    }

    private int Median(int a, int b, int c)
    {
        if (Compare(a, b) > 0)
        {
            (a, b) = (b, a);
        }
        return Compare(b, c) <= 0 ? b : Compare(a, c) > 0 ? a : c;
    }
}
