namespace Search.Service;

/// <summary>What is looked for: a text or a tree, with what concerns its reading.</summary>
public sealed record QueryInput
{
    /// <summary>A text; null when there is a tree, or nothing.</summary>
    public string? Text { get; init; }

    /// <summary>How the text is read.</summary>
    public QuerySyntax Syntax { get; init; } = QuerySyntax.Simple;

    /// <summary>A tree; null when there is a text, or nothing.</summary>
    public QueryNode? Tree { get; init; }

    /// <summary>Must match too, without scoring; null for nothing.</summary>
    public QueryNode? Filter { get; init; }

    /// <summary>Which variants take part.</summary>
    public VariantFilter Variants { get; init; } = VariantFilter.All;

    /// <summary>The rank profile.</summary>
    public string RankProfile { get; init; } = RankProfiles.News;

    /// <summary>The input in a notation that is equal exactly when inputs are.</summary>
    internal string Describe() =>
        FormattableString.Invariant(
            $"{Text?.Length}:{Text}|{Syntax}|{Tree}|{Filter}|{Variants.Describe()}|{RankProfile}");
}
