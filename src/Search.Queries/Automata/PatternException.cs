namespace Search.Queries;

/// <summary>A pattern (regular expression, wildcard) that cannot be understood, or whose automaton would be too
/// large.</summary>
public sealed class PatternException : FormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="position">Where in the pattern, in UTF-16 units from 0.</param>
    /// <param name="reason">Why.</param>
    public PatternException(int position, string reason)
        : base($"position {position}: {reason}")
    {
        Position = position;
        Reason = reason;
    }

    /// <summary>Where in the pattern, in UTF-16 units from 0.</summary>
    public int Position { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }
}
