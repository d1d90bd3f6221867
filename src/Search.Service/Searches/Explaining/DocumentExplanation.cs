namespace Search.Service;

/// <summary>Why a document is a hit, or is none.</summary>
public sealed record DocumentExplanation
{
    /// <summary>The document's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is a hit.</summary>
    public required bool Matches { get; init; }

    /// <summary>The score and how it came about; 0 when it is no hit.</summary>
    public required ScoreExplanation Score { get; init; }

    /// <summary>The parts of the query.</summary>
    public required IReadOnlyList<ExplainedConcept> Concepts { get; init; }

    /// <summary>When it is no hit: what refused it.</summary>
    public required IReadOnlyList<string> Refusals { get; init; }

    /// <summary>What was left out of the query.</summary>
    public required IReadOnlyList<DroppedPart> Dropped { get; init; }

    /// <summary>The answer has every write up to this sequence.</summary>
    public required long ServedSequence { get; init; }

    /// <summary>Version of the variant data that expanded the query.</summary>
    public required string VariantDataVersion { get; init; }
}
