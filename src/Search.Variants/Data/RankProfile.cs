namespace Search.Variants;

/// <summary>
/// The constants of a ranking, as data: how fields, kinds and bonuses combine. All of them can change without
/// touching an index.
/// </summary>
public sealed record RankProfile
{
    /// <summary>Its name: <c>news</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its name and the first digits of a checksum over its constants.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>BM25's saturation.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>Weight of a word in the title, a word in the body being 1.</summary>
    public double TitleWeight { get; init; } = 2;

    /// <summary>Length normalisation of words in the title.</summary>
    public double TitleB { get; init; } = 0.5;

    /// <summary>Length normalisation of words in the body.</summary>
    public double BodyB { get; init; } = 0.75;

    /// <summary>Weight of a mention in the title, one in the body being 1.</summary>
    public double EntityTitleWeight { get; init; } = 2;

    /// <summary>Length normalisation of mentions.</summary>
    public double EntityB { get; init; } = 0.25;

    /// <summary>What a word adds to its frequency when it stands exactly as typed.</summary>
    public double ExactBonus { get; init; } = 0.2;

    /// <summary>Factor on what a query's name only stands for (the state, when the query says its capital).</summary>
    public double Association { get; init; } = 0.8;

    /// <summary>Factor on names beside plain words: who is asked about matters more than the words around it.</summary>
    public double NameBoost { get; init; } = 1.3;

    /// <summary>Share of the other readings that is added to the best one.</summary>
    public double Tie { get; init; } = 0.2;

    /// <summary>Most that another phrasing may count.</summary>
    public double PhraseCap { get; init; } = 0.6;

    /// <summary>Most members of a phrase group that a query looks for.</summary>
    public int MaxPhrases { get; init; } = 8;

    /// <summary>Most interpretations of a query.</summary>
    public int MaxInterpretations { get; init; } = 3;

    /// <summary>Most that matching all concepts multiplies a score by, less one.</summary>
    public double CoordinationCap { get; init; } = 0.5;

    /// <summary>Up to so many concepts the cap counts in full; in longer queries it shrinks in proportion.</summary>
    public int CoordinationConcepts { get; init; } = 4;

    /// <summary>Most that two concepts near each other add, as a share of their own scores.</summary>
    public double ProximityCap { get; init; } = 0.15;

    /// <summary>
    /// Names on no list match words spelled alike when fewer documents than that have them as typed; 0: never.
    /// </summary>
    public int FuzzyBelow { get; init; } = 5;

    /// <summary>Within how many positions two concepts are near.</summary>
    public int ProximityWindow { get; init; } = 20;

    /// <summary>After so many days what recency adds has halved; 0: no recency.</summary>
    public double HalfLifeDays { get; init; }

    /// <summary>What is left of the scores of the oldest documents.</summary>
    public double RecencyFloor { get; init; } = 0.5;

    /// <summary>From how many of the best documents a query learns words; 0: from none.</summary>
    public int FeedbackDocuments { get; init; }

    /// <summary>How many words it learns.</summary>
    public int FeedbackTerms { get; init; } = 20;

    /// <summary>The weight of the query as it was beside what it learns.</summary>
    public double FeedbackWeight { get; init; } = 0.8;

    /// <summary>In smaller indexes queries learn nothing: there it costs more than it gains.</summary>
    public int FeedbackMinDocuments { get; init; } = 50_000;
}
