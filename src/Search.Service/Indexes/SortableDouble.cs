namespace Search.Service;

/// <summary>
/// Doubles as 64-bit integers of the same order, as Lucene's NumericUtils has them: negative numbers have their other
/// bits turned round.
/// </summary>
internal static class SortableDouble
{
    /// <summary>The integer of a number.</summary>
    public static long ToSortable(double value) => Flip(BitConverter.DoubleToInt64Bits(value));

    /// <summary>The number of an integer.</summary>
    public static double FromSortable(long value) => BitConverter.Int64BitsToDouble(Flip(value));

    private static long Flip(long bits) => bits ^ ((bits >> 63) & long.MaxValue);
}
