namespace Search.Variants.Expansion;

/// <summary>A phrase member with its words as stems.</summary>
internal sealed class StemPattern
{
    /// <summary>The group.</summary>
    public required PhraseGroup Group { get; init; }

    /// <summary>The member.</summary>
    public required PhraseMember Member { get; init; }

    /// <summary>For each place the stems that may stand there; empty for a gap.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Stems { get; init; }

    /// <summary>No gap: the words stand one after another.</summary>
    public bool IsContiguous => Member.Items.All(static item => !item.IsGap);

    /// <summary>Matches at a token; the tokens of its words, or null. Gaps are as short as possible.</summary>
    public List<int>? MatchAt(IReadOnlyList<string> stems, int token)
    {
        var tokens = new List<int>();
        return Match(stems, token, 0, tokens) ? tokens : null;
    }

    private bool Match(IReadOnlyList<string> stems, int token, int place, List<int> tokens)
    {
        if (place == Stems.Count)
        {
            return true;
        }
        PhraseItem item = Member.Items[place];
        if (item.IsGap)
        {
            for (int gap = item.MinGap; gap <= item.MaxGap; gap++)
            {
                if (Match(stems, token + gap, place + 1, tokens))
                {
                    return true;
                }
            }
            return false;
        }
        if (token >= stems.Count || !Stems[place].Contains(stems[token], StringComparer.Ordinal))
        {
            return false;
        }
        tokens.Add(token);
        if (Match(stems, token + 1, place + 1, tokens))
        {
            return true;
        }
        tokens.RemoveAt(tokens.Count - 1);
        return false;
    }
}
