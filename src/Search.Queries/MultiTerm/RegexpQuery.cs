using Search.Codecs;
using Search.Queries.Automata;

namespace Search.Queries;

/// <summary>
/// Documents with a term that a regular expression matches as a whole, each with a score of 1. The syntax is Lucene's
/// with all optional operators (<c>~ &amp; @ # &lt;n-m&gt;</c>).
/// </summary>
public sealed class RegexpQuery : MultiTermQuery
{
    private readonly TableAutomaton _automaton;

    /// <summary>Creates the query.</summary>
    /// <exception cref="PatternException">The expression is not in the syntax, or too complex.</exception>
    public RegexpQuery(string field, string expression)
        : base(field)
    {
        Expression = expression;
        _automaton = PatternCompiler.Compile(RegexpPattern.Parse(expression));
    }

    /// <summary>The expression.</summary>
    public string Expression { get; }

    private protected override string Pattern => $"/{Expression}/";

    /// <inheritdoc/>
    internal override TermIntersection GetTerms(Terms terms) => terms.Intersect(_automaton);
}
