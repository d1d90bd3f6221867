namespace Search.Variants.Tagging;

/// <summary>A listed surface found in the text, with the readings that its case and surroundings allow.</summary>
internal sealed class Candidate
{
    public required int Field { get; init; }

    public required int Start { get; init; }

    public required int End { get; set; }

    public required bool IsBlocker { get; init; }

    public List<Reading> Readings { get; } = [];

    /// <summary>Index of the mention that came of it; -1 while there is none.</summary>
    public int Mention { get; set; } = -1;

    public int Length => End - Start;

    /// <summary>By field, then start, then from long to short: the order of leftmost-longest selection.</summary>
    public static int Compare(Candidate a, Candidate b)
    {
        int order = a.Field.CompareTo(b.Field);
        order = order != 0 ? order : a.Start.CompareTo(b.Start);
        return order != 0 ? order : b.End.CompareTo(a.End);
    }
}
