using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Search.Analysis;

namespace Search.Oracle.Tests.Analysis;

/// <summary>Compares chains of ours with those of Apache Lucene, token by token.</summary>
internal static class AnalysisJudge
{
    /// <summary>Java's tokens of a text: term, start, end, increment and type of each, then the end state.</summary>
    public static string Java(string chain, string text) => JavaOracle.Ask("Analysis", chain, Encode(text))[0];

    /// <summary>Java's lower case, code point by code point.</summary>
    public static string JavaLowerCase(string text)
    {
        byte[] bytes = Convert.FromBase64String(Java("lower", text));
        return string.Create(bytes.Length / 2, bytes, static (units, source) =>
        {
            for (int i = 0; i < units.Length; i++)
            {
                units[i] = (char)BinaryPrimitives.ReadUInt16BigEndian(source.AsSpan(2 * i));
            }
        });
    }

    /// <summary>Our tokens in the same form.</summary>
    public static string Ours(Analyzer analyzer, string text)
    {
        TokenStream stream = analyzer.TokenStream("f", text.AsMemory());
        Token token = stream.Token;
        StringBuilder answer = new();
        CultureInfo invariant = CultureInfo.InvariantCulture;
        stream.Reset();
        while (stream.IncrementToken())
        {
            answer.Append(token.Term).Append(invariant, $" {token.StartOffset} {token.EndOffset} {token.PositionIncrement} ")
                .Append(token.Type).Append(' ');
        }
        stream.End();
        return answer.Append(invariant, $"{token.EndOffset} {token.PositionIncrement}").ToString();
    }

    /// <summary>Fails with the text when the two differ.</summary>
    public static void AssertSame(string chain, Analyzer analyzer, string text)
    {
        string java = Java(chain, text);
        string ours = Ours(analyzer, text);
        if (!string.Equals(java, ours, StringComparison.Ordinal))
        {
            string units = string.Join(' ', text.Take(400).Select(static c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
            Assert.Fail($"{chain} of \"{text}\" ({units}) differs\n java: {java}\n ours: {ours}");
        }
    }

    private static string Encode(string text)
    {
        byte[] bytes = new byte[text.Length * 2];
        for (int i = 0; i < text.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), text[i]);
        }
        return Convert.ToBase64String(bytes);
    }
}
