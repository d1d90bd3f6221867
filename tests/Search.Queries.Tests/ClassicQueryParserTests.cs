using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>The structure of parsed queries, and what is refused where. Apache Lucene judges the structure in the
/// oracle suite.</summary>
public sealed class ClassicQueryParserTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a b", "a b")]
    [InlineData("a AND b", "+a +b")]
    [InlineData("a && b OR c", "+a +b c")]
    [InlineData("a OR b AND c", "a +b +c")]
    [InlineData("+a -b !c", "+a -b -c")]
    [InlineData("a NOT b", "a -b")]
    [InlineData("(a b)^2 c", "(a b)^2.0 c")]
    [InlineData("title:(a b) c", "(title:a title:b) c")]
    [InlineData("title:a", "title:a")]
    [InlineData("\"a b\"~3", "\"a b\"~3")]
    [InlineData("\"a\"", "a")]
    [InlineData("wi-fi", "wi fi")]
    [InlineData("x wi-fi", "x wi fi")]
    [InlineData("x AND wi-fi", "+x +(wi fi)")]
    [InlineData("n:[1 TO 5]", "n:[1 TO 5]")]
    [InlineData("n:{a TO *}", "n:{a TO *}")]
    [InlineData("*:*", "*:*")]
    [InlineData("a^0.5", "(a)^0.5")]
    [InlineData("-a", "-a")]
    [InlineData("ab* n:te?t*", "ab* n:te?t*")]
    [InlineData("roam~ roam~1^2 n:roam~0.8", "roam~2 (roam~1)^2.0 n:roam~0")]
    [InlineData("/a.b\\/c/ n:/x|y/^2", "/a.b\\/c/ (n:/x|y/)^2.0")]
    [InlineData("\\(a\\:b", "a b")]
    [InlineData("-", "")]
    public void Structure(string text, string expected)
    {
        using var analyzer = new WordRunAnalyzer();
        if (text == "-")
        {
            Assert.Throws<QueryParseException>(() => new ClassicQueryParser("f", analyzer).Parse(text));
            return;
        }
        Assert.Equal(expected, new ClassicQueryParser("f", analyzer).Parse(text).ToString("f"));
    }

    [Theory]
    [InlineData("", 0, "missing")]
    [InlineData("a (b", 4, "not closed")]
    [InlineData("a b)", 3, "unexpected")]
    [InlineData("x *ab", 2, "first character")]
    [InlineData("f:?", 2, "first character")]
    [InlineData("a roam~1.5", 6, "distance")]
    [InlineData("a roam~x", 6, "digits")]
    [InlineData("a /ab", 2, "not closed")]
    [InlineData("a /a(b/", 6, ") is expected")]
    [InlineData("/[b-a]/", 5, "lower to a higher")]
    [InlineData("/(x{900}){900}/", 1, "states")]
    [InlineData("*:a x", 2, "no such field")]
    [InlineData("\"a b", 0, "not closed")]
    [InlineData("n:[1 TO 5", 9, "range")]
    [InlineData("a AND", 5, "missing")]
    [InlineData("a^b", 2, "number")]
    [InlineData("secret:a", 0, "no such field")]
    [InlineData("a\\", 1, "escape")]
    public void Refusals(string text, int position, string reason)
    {
        using var analyzer = new WordRunAnalyzer();
        var parser = new ClassicQueryParser("f", analyzer)
        {
            FieldCheck = f => f is "secret" or "*" ? $"no such field: {f}" : null,
        };
        QueryParseException error = Assert.Throws<QueryParseException>(() => parser.Parse(text));
        Assert.Equal(position, error.Position);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void RangesGoToTheFactoryFirst()
    {
        using var analyzer = new WordRunAnalyzer();
        var parser = new ClassicQueryParser("f", analyzer)
        {
            RangeFactory = (field, lower, upper, _, _) =>
                field == "n" ? DocValuesRangeQuery.Numeric(field, lower is null ? 0 : 1, upper is null ? 9 : 5) : null,
        };
        Assert.Equal(DocValuesRangeQuery.Numeric("n", 1, 9), parser.Parse("n:[1 TO *]"));
    }
}
