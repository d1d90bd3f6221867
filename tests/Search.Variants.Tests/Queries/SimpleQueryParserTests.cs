using Search.Testing;
using Search.Variants.Expansion;

namespace Search.Variants.Tests.Queries;

/// <summary>Simple queries are cut at quotes and minus signs; no text is wrong.</summary>
public sealed class SimpleQueryParserTests
{
    [Theory]
    [InlineData("a b", "Loose:a b")]
    [InlineData("a \"b c\" d", "Loose:a |Quoted:b c|Loose: d")]
    [InlineData("\u201Ca b\u201D c", "Quoted:a b|Loose: c")]
    [InlineData("a -b c", "Loose:a |Excluded:b|Loose: c")]
    [InlineData("a -\"b c\"", "Loose:a |Excluded:b c")]
    [InlineData("US-Gulf - x", "Loose:US-Gulf - x")]
    [InlineData("\"a b", "Quoted:a b")]
    [InlineData("\"\" \"", "")]
    public void ATextIsCut(string text, string expected) => Assert.Equal(
        expected,
        string.Join('|', SimpleQueryParser.Parse(text).Select(s => $"{s.Kind}:{text[s.Start..s.End]}")));

    [Fact]
    public void PiecesComeInOrderAndInsideTheText() => TestSeed.Run(
        random =>
        {
            const string Letters = "ab \"-\u201C\u201D\u2212";
            int length = random.Next(30);
            string text = string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)]));
            int end = 0;
            foreach (QuerySegment segment in SimpleQueryParser.Parse(text))
            {
                Assert.True(segment.Start >= end && segment.End > segment.Start && segment.End <= text.Length, text);
                end = segment.End;
            }
        },
        iterations: 500);
}
