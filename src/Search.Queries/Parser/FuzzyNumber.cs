using System.Globalization;

namespace Search.Queries;

/// <summary>The number after <c>~</c>.</summary>
internal static class FuzzyNumber
{
    /// <summary>Reads digits with at most one point. (Lucene reads what Java takes for a float, and silently ignores the
    /// rest.)</summary>
    internal static bool TryRead(string text, out float number)
    {
        number = 0;
        return text.All(c => char.IsAsciiDigit(c) || c == '.')
            && float.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
