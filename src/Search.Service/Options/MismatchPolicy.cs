namespace Search.Service;

/// <summary>What to do with an index whose fingerprint is not the one of this version.</summary>
public enum MismatchPolicy
{
    /// <summary>Do not open it; say what differs.</summary>
    Refuse,

    /// <summary>Analyse every document again from its stored fields.</summary>
    Rebuild,
}
