using System.Globalization;

namespace Search.Queries.Automata;

/// <summary>Decimal numbers in an interval: of a fixed number of digits, or with any number of zeros before
/// them.</summary>
internal static class DecimalInterval
{
    /// <summary>The numbers from min to max.</summary>
    /// <param name="min">The smallest, not negative.</param>
    /// <param name="max">The greatest.</param>
    /// <param name="digits">The number of digits, or 0 for any number of leading zeros.</param>
    internal static PatternNode Of(int min, int max, int digits)
    {
        if (digits > 0)
        {
            return Between(Padded(min, digits), Padded(max, digits), 0);
        }
        int longest = max.ToString(CultureInfo.InvariantCulture).Length;
        var parts = new List<PatternNode>();
        long limit = 9;
        for (int length = 1; length < longest; length++)
        {
            if (min <= limit)
            {
                parts.Add(Between(Padded(min, length), Padded(Math.Min(max, limit), length), 0));
            }
            limit = (limit * 10) + 9;
        }
        var zeros = new PatternNode.Repeat(new PatternNode.OneOf('0', '0'), 0, PatternNode.Repeat.Unbounded);
        parts.Add(new PatternNode.Sequence([zeros, Between(Padded(min, longest), Padded(max, longest), 0)]));
        return new PatternNode.Union(parts);
    }

    private static string Padded(long number, int digits) =>
        number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    /// <summary>The strings from min to max, from a digit on.</summary>
    private static PatternNode Between(string min, string max, int at)
    {
        if (at == min.Length)
        {
            return PatternNode.EmptyString;
        }
        char low = min[at];
        char high = max[at];
        if (low == high)
        {
            return Then(low, low, Between(min, max, at + 1));
        }
        string most = new('9', min.Length);
        string least = new('0', min.Length);
        List<PatternNode> parts =
        [
            Then(low, low, Between(min, most, at + 1)),
            Then(high, high, Between(least, max, at + 1)),
        ];
        if (low + 1 < high)
        {
            parts.Add(Then((char)(low + 1), (char)(high - 1), Between(least, most, at + 1)));
        }
        return new PatternNode.Union(parts);
    }

    private static PatternNode.Sequence Then(char low, char high, PatternNode rest) =>
        new([new PatternNode.OneOf(low, high), rest]);
}
