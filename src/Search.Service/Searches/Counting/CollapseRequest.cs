namespace Search.Service;

/// <summary>Of the hits with one value in a field, shows the best one only.</summary>
public sealed record CollapseRequest
{
    /// <summary>The field: neither a list nor text nor bytes.</summary>
    public required string Field { get; init; }

    /// <summary>Whether documents without a value are one cluster; else each stands for itself.</summary>
    public bool MissingIsOneCluster { get; init; }

    /// <summary>How many further hits of the cluster come with its best one.</summary>
    public int Hits { get; init; }
}
