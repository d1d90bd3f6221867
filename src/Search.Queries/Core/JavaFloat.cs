using System.Globalization;

namespace Search.Queries;

/// <summary>Floats as Java prints them (boosts in Lucene's query notation): plain from 0.001 to 10,000,000, else with
/// an exponent.</summary>
internal static class JavaFloat
{
    /// <summary>The shortest digits that round-trip, always with a decimal point.</summary>
    internal static string Format(float value)
    {
        float size = MathF.Abs(value);
        if (size == 0 || (size >= 1e-3f && size < 1e7f))
        {
            string plain = value.ToString("0.0###########", CultureInfo.InvariantCulture);
            string digits = value.ToString("R", CultureInfo.InvariantCulture);
            return digits.Contains('E', StringComparison.Ordinal) ? plain
                : digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0";
        }
        string scientific = value.ToString("E8", CultureInfo.InvariantCulture);
        for (int precision = 1; precision < 9; precision++)
        {
            string format = "E" + precision.ToString(CultureInfo.InvariantCulture);
            string shorter = value.ToString(format, CultureInfo.InvariantCulture);
            if (float.Parse(shorter, CultureInfo.InvariantCulture).Equals(value))
            {
                scientific = shorter;
                break;
            }
        }
        int mark = scientific.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(
            scientific.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{scientific[..mark]}E{exponent.ToString(CultureInfo.InvariantCulture)}";
    }
}
