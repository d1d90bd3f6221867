namespace Search.Variants.Tagging;

/// <summary>A listed surface found in the text, with the readings that its case and surroundings allow.</summary>
internal sealed class Candidate
{
    public int Field { get; private set; }

    public int Start { get; private set; }

    public int End { get; private set; }

    public bool IsBlocker { get; private set; }

    public List<Reading> Readings { get; } = new(2);

    /// <summary>Index of the mention that came of it; -1 while there is none.</summary>
    public int Mention { get; set; }

    public int Length => End - Start;

    /// <summary>By field, then start, then from long to short: the order of leftmost-longest selection.</summary>
    public static int Compare(Candidate a, Candidate b)
    {
        int order = a.Field.CompareTo(b.Field);
        order = order != 0 ? order : a.Start.CompareTo(b.Start);
        return order != 0 ? order : b.End.CompareTo(a.End);
    }

    /// <summary>Begins anew.</summary>
    public void Set(int field, int start, int end, bool isBlocker)
    {
        Field = field;
        Start = start;
        End = end;
        IsBlocker = isBlocker;
        Mention = -1;
        Readings.Clear();
    }
}
