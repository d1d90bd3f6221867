using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// Makes the keys of an index sort. The doc values of the field decide: numeric for the first four, sorted for text, sorted-numeric and
/// sorted-set for fields of several values, of which a selector names the one that counts.
/// </summary>
public static class IndexSorts
{
    /// <summary>Selector of the least value.</summary>
    public const int Min = 0;

    /// <summary>Selector of the greatest value.</summary>
    public const int Max = 1;

    /// <summary>Selector of the value in the middle, of two the lesser; text only.</summary>
    public const int MiddleMin = 2;

    /// <summary>Selector of the value in the middle, of two the greater; text only.</summary>
    public const int MiddleMax = 3;

    private const string Single = "SortField";
    private const string MultiNumeric = "SortedNumericSortField";
    private const string MultiText = "SortedSetSortField";
    private const long NotANumber64 = 0x7FF8_0000_0000_0000;
    private const int NotANumber32 = 0x7FC0_0000;

    /// <summary>By a 64-bit integer; documents without a value count as having <paramref name="missing"/>, or 0.</summary>
    public static IndexSortField Int64(string field, bool reverse = false, long? missing = null) =>
        new(Single, field, "LONG", reverse, 0, missing is not null, missing ?? 0);

    /// <summary>By a 32-bit integer.</summary>
    public static IndexSortField Int32(string field, bool reverse = false, int? missing = null) =>
        new(Single, field, "INT", reverse, 0, missing is not null, missing ?? 0);

    /// <summary>By a double whose bits (not the sortable ones) are the doc value.</summary>
    public static IndexSortField Double(string field, bool reverse = false, double? missing = null) =>
        new(Single, field, "DOUBLE", reverse, 0, missing is not null, Sortable(missing ?? 0));

    /// <summary>By a float whose bits (not the sortable ones) are the doc value.</summary>
    public static IndexSortField Single32(string field, bool reverse = false, float? missing = null) =>
        new(Single, field, "FLOAT", reverse, 0, missing is not null, Sortable(missing ?? 0));

    /// <summary>
    /// By text in byte order. Documents without a value come first, or last when that is asked for; descending order turns this
    /// round too.
    /// </summary>
    public static IndexSortField Text(string field, bool reverse = false, bool? missingFirst = null) =>
        new(Single, field, "STRING", reverse, 0, missingFirst is not null, missingFirst == true ? 1 : 0);

    /// <summary>By one of several integers.</summary>
    public static IndexSortField OneOfInt64(string field, int selector, bool reverse = false, long? missing = null) =>
        new(MultiNumeric, field, "LONG", reverse, selector, missing is not null, missing ?? 0);

    /// <summary>By one of several doubles, whose doc values are sortable bits.</summary>
    public static IndexSortField OneOfDouble(
        string field, int selector, bool reverse = false, double? missing = null) =>
        new(MultiNumeric, field, "DOUBLE", reverse, selector, missing is not null, Sortable(missing ?? 0));

    /// <summary>By one of several texts.</summary>
    public static IndexSortField OneOfTexts(
        string field, int selector, bool reverse = false, bool? missingFirst = null) =>
        new(MultiText, field, "STRING", reverse, selector, missingFirst is not null, missingFirst == true ? 1 : 0);

    /// <summary>
    /// Bits of a double that order as integers: those of negative numbers but the sign are flipped. Everything that is no number is
    /// one value, the greatest.
    /// </summary>
    internal static long Sortable(double value) =>
        double.IsNaN(value) ? NotANumber64 : SortableBits(BitConverter.DoubleToInt64Bits(value));

    /// <summary>The same for a float.</summary>
    internal static int Sortable(float value) =>
        float.IsNaN(value) ? NotANumber32 : SortableBits(BitConverter.SingleToInt32Bits(value));

    /// <summary>Turns the bits of a double into sortable ones, and back.</summary>
    internal static long SortableBits(long bits) => bits ^ ((bits >> 63) & long.MaxValue);

    /// <summary>Turns the bits of a float into sortable ones, and back.</summary>
    internal static int SortableBits(int bits) => bits ^ ((bits >> 31) & int.MaxValue);
}
