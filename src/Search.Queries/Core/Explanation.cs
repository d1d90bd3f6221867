using System.Globalization;
using System.Text;

namespace Search.Queries;

/// <summary>A number and how it came about, as a tree.</summary>
/// <param name="IsMatch">False when the document does not match this part.</param>
/// <param name="Value">The part's value; 0 when it does not match.</param>
/// <param name="Description">What the value is.</param>
/// <param name="Details">What it was made from.</param>
public sealed record Explanation(
    bool IsMatch, double Value, string Description, IReadOnlyList<Explanation> Details)
{
    /// <summary>A part that matches.</summary>
    public static Explanation Match(double value, string description, params IReadOnlyList<Explanation> details) =>
        new(true, value, description, details);

    /// <summary>A part that does not match.</summary>
    public static Explanation NoMatch(string description, params IReadOnlyList<Explanation> details) =>
        new(false, 0, description, details);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, 0);
        return text.ToString();
    }

    private void Append(StringBuilder text, int depth)
    {
        text.Append(' ', depth * 2).Append(((float)Value).ToString("R", CultureInfo.InvariantCulture)).Append(" = ");
        text.Append(Description).Append('\n');
        foreach (Explanation detail in Details)
        {
            detail.Append(text, depth + 1);
        }
    }
}
