namespace Search.Variants;

/// <summary>One place of a pattern: alternatives of one word, or a gap.</summary>
/// <param name="Words">Lemmas, any of which stands there; empty for a gap.</param>
/// <param name="MinGap">Fewest words of a gap.</param>
/// <param name="MaxGap">Most words of a gap; 0 for a word.</param>
public sealed record PhraseItem(IReadOnlyList<string> Words, int MinGap, int MaxGap)
{
    /// <summary>True for a gap.</summary>
    public bool IsGap => Words.Count == 0;
}
