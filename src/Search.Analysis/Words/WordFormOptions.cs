using Search.Analysis.Filters;

namespace Search.Analysis.Words;

/// <summary>What a stream of word forms leaves out, leaves unstemmed or adds.</summary>
public sealed record WordFormOptions
{
    /// <summary>Folded words that are left out; their positions stay empty. None by default.</summary>
    public WordSet? StopWords { get; init; }

    /// <summary>Folded words that are indexed folded and not stemmed. None by default.</summary>
    public WordSet? Keywords { get; init; }

    /// <summary>
    /// Stacks the whole of a hyphenated word, without its hyphens, on its first part ("cooperate" on "co" of
    /// "co-operate"), with the whole's length in positions. Meant for exact fields: overlapping tokens in a stem field
    /// would change its average length.
    /// </summary>
    public bool StacksHyphenatedWholes { get; init; }
}
