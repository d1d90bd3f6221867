namespace Search.Queries;

/// <summary>What a search wants of the matching documents.</summary>
public enum ScoreMode
{
    /// <summary>Every match with its score.</summary>
    Complete,

    /// <summary>Every match; scores are not asked for.</summary>
    CompleteNoScores,

    /// <summary>The best by score: matches that cannot compete may be left out.</summary>
    TopScores,
}
