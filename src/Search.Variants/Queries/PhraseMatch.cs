namespace Search.Variants.Expansion;

/// <summary>A phrasing recognised in a query.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Member">The member that was found.</param>
/// <param name="Tokens">The tokens that its words are, gaps left out.</param>
internal sealed record PhraseMatch(PhraseGroup Group, PhraseMember Member, IReadOnlyList<int> Tokens);
