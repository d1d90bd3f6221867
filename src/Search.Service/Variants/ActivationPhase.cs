namespace Search.Service;

/// <summary>How far a change of the served variant data is.</summary>
public enum ActivationPhase
{
    /// <summary>It counts what it would touch.</summary>
    Measuring = 1,

    /// <summary>Queries and writes change over.</summary>
    Switching = 2,

    /// <summary>Documents are tagged again.</summary>
    Retagging = 3,

    /// <summary>It was cancelled: what was served before is served again, and documents are tagged back.</summary>
    RollingBack = 4,

    /// <summary>All is done.</summary>
    Done = 5,
}
