using Search.Codecs;
using Search.Queries.Automata;

namespace Search.Queries;

/// <summary>
/// Documents with a term of a wildcard pattern, each with a score of 1: <c>*</c> is any string, <c>?</c> any character,
/// <c>\</c> takes the next character as it is.
/// </summary>
public sealed class WildcardQuery : MultiTermQuery
{
    private readonly TableAutomaton _automaton;

    /// <summary>Creates the query.</summary>
    /// <exception cref="PatternException">The pattern is too complex.</exception>
    public WildcardQuery(string field, string wildcard)
        : base(field)
    {
        Wildcard = wildcard;
        _automaton = PatternCompiler.Compile(WildcardPattern.Parse(wildcard));
    }

    /// <summary>The pattern.</summary>
    public string Wildcard { get; }

    private protected override string Pattern => Wildcard;

    /// <inheritdoc/>
    internal override TermIntersection GetTerms(Terms terms) => terms.Intersect(_automaton);
}
