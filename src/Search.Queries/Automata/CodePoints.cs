using System.Text;

namespace Search.Queries.Automata;

/// <summary>Code points of UTF-16 text.</summary>
internal static class CodePoints
{
    /// <summary>The code points; a surrogate without its partner stands for itself.</summary>
    internal static int[] Of(string text)
    {
        var points = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            points.Add(At(text, i));
            i += points[^1] > char.MaxValue ? 1 : 0;
        }
        return [.. points];
    }

    /// <summary>The code point at an index.</summary>
    internal static int At(string text, int index) =>
        Rune.TryGetRuneAt(text, index, out Rune rune) ? rune.Value : text[index];
}
