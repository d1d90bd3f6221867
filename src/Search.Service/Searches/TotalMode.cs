namespace Search.Service;

/// <summary>How exactly hits are counted.</summary>
public enum TotalMode
{
    /// <summary>All.</summary>
    Exact = 1,

    /// <summary>At least up to a number.</summary>
    UpTo = 2,

    /// <summary>Not at all.</summary>
    None = 3,
}
