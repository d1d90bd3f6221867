namespace Search.Variants.Naming;

/// <summary>
/// Finds which words of two names belong together, the best fits first. Up to three words of one name may be one word
/// of the other: "Tse-tung", "Zedong".
/// </summary>
internal sealed class NameAligner(WordComparer words)
{
    /// <summary>Words that fit less do not belong together.</summary>
    public const double MinSimilarity = 0.74;

    private const int MaxJoined = 3;
    private const int MaxWords = 16;

    /// <summary>The links, in the order of the first name.</summary>
    public List<NameLink> Align(ParsedName a, ParsedName b, bool isPerson)
    {
        var candidates = new List<NameLink>();
        int countA = Math.Min(a.Tokens.Count, MaxWords);
        int countB = Math.Min(b.Tokens.Count, MaxWords);
        for (int i = 0; i < countA; i++)
        {
            for (int j = 0; j < countB; j++)
            {
                AddSingle(a, i, b, j, isPerson, candidates);
                AddJoined(a.Tokens, i, countA, b.Tokens[j], j, isPerson, candidates, isFirst: true);
                AddJoined(b.Tokens, j, countB, a.Tokens[i], i, isPerson, candidates, isFirst: false);
            }
        }
        candidates.Sort(Compare);
        return Choose(candidates, countA, countB);
    }

    /// <summary>Best first; of equal fits the longer, then the one in place.</summary>
    private static int Compare(NameLink x, NameLink y)
    {
        int order = y.Fit.Similarity.CompareTo(x.Fit.Similarity);
        order = order != 0 ? order : y.Length.CompareTo(x.Length);
        order = order != 0
            ? order
            : Math.Abs(x.StartA - x.StartB).CompareTo(Math.Abs(y.StartA - y.StartB));
        order = order != 0 ? order : (x.StartA + x.StartB).CompareTo(y.StartA + y.StartB);
        return order != 0 ? order : Math.Min(x.StartA, x.StartB).CompareTo(Math.Min(y.StartA, y.StartB));
    }

    private static List<NameLink> Choose(List<NameLink> candidates, int countA, int countB)
    {
        var chosen = new List<NameLink>();
        bool[] takenA = new bool[countA];
        bool[] takenB = new bool[countB];
        foreach (NameLink link in candidates)
        {
            Span<bool> ofA = takenA.AsSpan(link.StartA, link.EndA - link.StartA);
            Span<bool> ofB = takenB.AsSpan(link.StartB, link.EndB - link.StartB);
            if (!ofA.Contains(true) && !ofB.Contains(true))
            {
                ofA.Fill(true);
                ofB.Fill(true);
                chosen.Add(link);
            }
        }
        chosen.Sort(static (x, y) => x.StartA.CompareTo(y.StartA));
        return chosen;
    }

    private void AddSingle(ParsedName a, int i, ParsedName b, int j, bool isPerson, List<NameLink> into)
    {
        NameToken first = a.Tokens[i];
        NameToken second = b.Tokens[j];
        if (first.IsCore != second.IsCore)
        {
            return;
        }
        WordFit fit = words.Compare(first, second, isPerson);
        if (fit.Similarity >= MinSimilarity)
        {
            into.Add(new NameLink(i, i + 1, j, j + 1, fit, Math.Max(first.Text.Length, second.Text.Length)));
        }
    }

    private void AddJoined(
        IReadOnlyList<NameToken> many,
        int start,
        int count,
        NameToken one,
        int at,
        bool isPerson,
        List<NameLink> into,
        bool isFirst)
    {
        string text = many[start].Text;
        for (int end = start + 2; end <= Math.Min(count, start + MaxJoined); end++)
        {
            text += many[end - 1].Text;
            if (one.Role != NameRole.Word || one.Text.Length < text.Length - 3)
            {
                return;
            }
            WordFit fit = words.Compare(new NameToken(text, text, NameRole.Word), one, isPerson);
            if (fit.Similarity >= MinSimilarity)
            {
                int length = Math.Max(text.Length, one.Text.Length);
                into.Add(isFirst
                    ? new NameLink(start, end, at, at + 1, fit, length)
                    : new NameLink(at, at + 1, start, end, fit, length));
            }
        }
    }
}
