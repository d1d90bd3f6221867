namespace Search.Service;

/// <summary>What has happened to a write when it is acknowledged.</summary>
public enum Durability
{
    /// <summary>In the log's file, not yet synced.</summary>
    Queued = 1,

    /// <summary>In the log and synced.</summary>
    Durable = 2,

    /// <summary>Durable, and visible to searches.</summary>
    Searchable = 3,
}
