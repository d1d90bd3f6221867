namespace Search.Server;

/// <summary>
/// Shortens what errors quote. A status travels in the trailers, for which clients allow some kilobytes in all: a name of a
/// megabyte that a request made up must not cost its caller the answer.
/// </summary>
internal static class WireText
{
    private const string Cut = "...";

    /// <summary>The text, or its beginning.</summary>
    internal static string Shorten(string text, int maxChars)
    {
        if (text.Length <= maxChars)
        {
            return text;
        }
        int end = maxChars - Cut.Length;
        // Half of a surrogate pair is no text.
        end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return string.Concat(text.AsSpan(0, end), Cut);
    }
}
