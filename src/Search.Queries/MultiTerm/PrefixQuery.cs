using System.Text;
using Search.Codecs;
using Search.Queries.Automata;

namespace Search.Queries;

/// <summary>Documents with a term that begins with given characters, each with a score of 1.</summary>
public sealed class PrefixQuery : MultiTermQuery
{
    private readonly PrefixAutomaton _automaton;

    /// <summary>Creates the query; the empty prefix takes every term.</summary>
    public PrefixQuery(string field, string prefix)
        : base(field)
    {
        Prefix = prefix;
        _automaton = new PrefixAutomaton(Encoding.UTF8.GetBytes(prefix));
    }

    /// <summary>What terms begin with.</summary>
    public string Prefix { get; }

    private protected override string Pattern => Prefix + "*";

    /// <inheritdoc/>
    internal override TermIntersection GetTerms(Terms terms) => terms.Intersect(_automaton);
}
