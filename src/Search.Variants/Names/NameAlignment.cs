namespace Search.Variants.Naming;

/// <summary>Two names with the links between their words.</summary>
internal sealed class NameAlignment
{
    public NameAlignment(ParsedName a, ParsedName b, List<NameLink> links)
    {
        A = a;
        B = b;
        Links = links;
        CoreLinks = [.. links.Where(link => IsCore(link))];
        OnlyA = Unlinked(a, links, static link => (link.StartA, link.EndA));
        OnlyB = Unlinked(b, links, static link => (link.StartB, link.EndB));
    }

    /// <summary>The first name.</summary>
    public ParsedName A { get; }

    /// <summary>The second name.</summary>
    public ParsedName B { get; }

    /// <summary>All links, in the order of the first name.</summary>
    public IReadOnlyList<NameLink> Links { get; }

    /// <summary>The links of words that name.</summary>
    public IReadOnlyList<NameLink> CoreLinks { get; }

    /// <summary>Indexes of the naming words that only the first has.</summary>
    public IReadOnlyList<int> OnlyA { get; }

    /// <summary>Indexes of the naming words that only the second has.</summary>
    public IReadOnlyList<int> OnlyB { get; }

    /// <summary>Mean fit, weighted by length, drawn towards the worst one.</summary>
    public double Fit
    {
        get
        {
            double sum = 0;
            double length = 0;
            double worst = 1;
            foreach (NameLink link in CoreLinks)
            {
                sum += link.Fit.Similarity * link.Length;
                length += link.Length;
                worst = Math.Min(worst, link.Fit.Similarity);
            }
            return length == 0 ? 0 : 0.5 * (sum / length) + 0.5 * worst;
        }
    }

    /// <summary>What the links and the unlinked words say.</summary>
    /// <param name="isSwapped">Whether the caller's first name is the second one here.</param>
    public List<string> Notes(bool isSwapped)
    {
        var notes = new List<string>();
        notes.AddRange(Links.Select(link => NameNotes.Of(link, A.Tokens, B.Tokens)).OfType<string>());
        (int ofA, int ofB) = isSwapped ? (2, 1) : (1, 2);
        AddOnly(A, OnlyA, ofA, notes);
        AddOnly(B, OnlyB, ofB, notes);
        AddLeftOut(A, ofA, notes);
        AddLeftOut(B, ofB, notes);
        return notes;
    }

    private static void AddOnly(ParsedName name, IReadOnlyList<int> only, int number, List<string> notes)
    {
        if (only.Count > 0)
        {
            notes.Add(NameNotes.Only(only.Select(index => name.Tokens[index].Raw), number));
        }
    }

    private static void AddLeftOut(ParsedName name, int number, List<string> notes)
    {
        if (name.LeftOut.Count > 0)
        {
            notes.Add(NameNotes.Only(name.LeftOut, number) + ", which was left out");
        }
    }

    private static List<int> Unlinked(
        ParsedName name, List<NameLink> links, Func<NameLink, (int Start, int End)> span) =>
    [
        .. Enumerable.Range(0, name.Tokens.Count).Where(index => name.Tokens[index].IsCore
            && !links.Exists(link => index >= span(link).Start && index < span(link).End)),
    ];

    private bool IsCore(NameLink link) =>
        A.Tokens.Skip(link.StartA).Take(link.EndA - link.StartA).Any(static token => token.IsCore);
}
