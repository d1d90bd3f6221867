namespace Search.Queries;

/// <summary>A search would tell more groups apart than <see cref="CollapseOptions.MaxGroups"/>.</summary>
public sealed class TooManyGroupsException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    public TooManyGroupsException(int maxGroups)
        : base(FormattableString.Invariant($"the hits have more than {maxGroups} different values")) =>
        MaxGroups = maxGroups;

    /// <summary>The limit.</summary>
    public int MaxGroups { get; }
}
