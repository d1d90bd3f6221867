namespace Search.Queries.Automata;

/// <summary>Wildcard patterns: <c>*</c> is any string, <c>?</c> any character, <c>\</c> takes the next character as it
/// is.</summary>
internal static class WildcardPattern
{
    /// <summary>The pattern as a tree.</summary>
    internal static PatternNode Parse(string pattern)
    {
        var parts = new List<PatternNode>();
        int[] points = CodePoints.Of(pattern);
        for (int i = 0; i < points.Length; i++)
        {
            switch (points[i])
            {
                case '*':
                    parts.Add(PatternNode.AnyString);
                    break;
                case '?':
                    parts.Add(PatternNode.AnyChar);
                    break;
                case '\\' when i + 1 < points.Length:
                    i++;
                    parts.Add(new PatternNode.OneOf(points[i], points[i]));
                    break;
                default:
                    parts.Add(new PatternNode.OneOf(points[i], points[i]));
                    break;
            }
        }
        return new PatternNode.Sequence(parts);
    }
}
