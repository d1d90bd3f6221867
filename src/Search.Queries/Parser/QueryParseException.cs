namespace Search.Queries;

/// <summary>A query text that cannot be understood, with the place and the reason.</summary>
public sealed class QueryParseException : FormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="position">Where in the text, in UTF-16 units from 0.</param>
    /// <param name="reason">Why.</param>
    public QueryParseException(int position, string reason)
        : base($"position {position}: {reason}")
    {
        Position = position;
        Reason = reason;
    }

    /// <summary>Where in the text, in UTF-16 units from 0.</summary>
    public int Position { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }
}
