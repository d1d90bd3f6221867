namespace Search.Queries;

/// <summary>How a clause takes part in a boolean query.</summary>
public enum Occur
{
    /// <summary>Must match; scored.</summary>
    Must,

    /// <summary>Must match; not scored.</summary>
    Filter,

    /// <summary>May match; scored. Without required clauses at least one must match.</summary>
    Should,

    /// <summary>Must not match.</summary>
    MustNot,
}
