namespace Search.Variants.Naming;

/// <summary>A name cut into words.</summary>
internal sealed class ParsedName
{
    /// <summary>The words, without titles and legal forms.</summary>
    public required IReadOnlyList<NameToken> Tokens { get; init; }

    /// <summary>Titles or legal forms that were left out, as written.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The generation: jr, ii, elder; empty when the name has none.</summary>
    public string Generation { get; init; } = string.Empty;

    /// <summary>One word in capitals, or letters with dots: it may be initials.</summary>
    public bool IsAcronym { get; init; }

    /// <summary>Number of words that the names must agree on.</summary>
    public int CoreCount => Tokens.Count(static token => token.IsCore);
}
