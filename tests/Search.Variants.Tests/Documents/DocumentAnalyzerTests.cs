using Search.Analysis;
using Search.Store;
using Search.Testing;
using Search.Variants.Tests.Tagging;

namespace Search.Variants.Tests.Documents;

/// <summary>
/// The fields of one document are aligned, marked and self-contained; the mention table keeps what was found.
/// </summary>
public sealed class DocumentAnalyzerTests
{
    private static readonly DocumentAnalyzer Analyzer = new(VariantSet.Shipped);

    [Fact]
    public void StemsAndExactWordsShareTheirPositionsAndOffsets()
    {
        AnalyzedField field = Analyze("US-Gulf meetings in São Tomé; Saudi’s ministers’ talks.").Fields[0];
        List<Seen> stems = Read(field.Stems);
        List<Seen> exact = Read(field.Exact);
        Assert.Equal(stems.Select(static t => t.Place), exact.Select(static t => t.Place));
        Assert.Equal(Enumerable.Range(0, field.Length), stems.Select(static t => t.Position));
        Assert.Equal("são", exact[4].Term);
        Assert.Equal("sao", stems[4].Term);
    }

    [Fact]
    public void AMentionHasItsBaseAndKindTermAtItsFirstWord()
    {
        AnalyzedField field = Analyze("The Kingdom of Saudi Arabia agreed.").Fields[0];
        Assert.NotNull(field.Entities);
        List<Seen> tokens = Read(field.Entities);
        Assert.Equal(
            [
                EntityTerms.Base("state/saudi-arabia"),
                EntityTerms.OfKind("state/saudi-arabia", VariantKind.OfficialName, 2),
            ],
            tokens.Select(static t => t.Term));
        Assert.All(tokens, static t => Assert.Equal(1, t.Position));
        Assert.All(tokens, static t => Assert.Equal([4, 2], t.Payload));
    }

    [Fact]
    public void NoWordCollidesWithAnEntityTerm()
    {
        AnalyzedField field = Analyze("\u0001state/iran \u0001state/iran\u0001E2 and \u0002 Iran").Fields[0];
        Assert.DoesNotContain(Read(field.Stems), static t => t.Term.Contains('\u0001', StringComparison.Ordinal));
        Assert.DoesNotContain(Read(field.Exact), static t => t.Term.Contains('\u0001', StringComparison.Ordinal));
    }

    [Fact]
    public void ADocumentStaysAsItWasWhileOthersAreAnalysed()
    {
        AnalyzedDocument first = Analyze("Iran met Iraq in Muscat.");
        List<Seen> before = [.. Read(first.Fields[0].Stems), .. Read(first.Fields[0].Exact)];
        Analyze("Nothing of this is about that, at some length and with other words.");
        Assert.Equal(before, [.. Read(first.Fields[0].Stems), .. Read(first.Fields[0].Exact)]);
    }

    [Fact]
    public void WithoutMentionsThereIsNoEntitiesField()
    {
        AnalyzedDocument document = Analyze("A quiet day.");
        Assert.Null(document.Fields[0].Entities);
        Assert.True(document.Mentions.IsEmpty);
        Assert.Empty(MentionTable.Decode(VariantSet.Shipped, document.Mentions.Span));
    }

    [Fact]
    public void TheMentionTableKeepsEveryMention() => TestSeed.Run(
        random =>
        {
            var names = new RandomNames(random);
            string[] texts = [names.Text(), names.Text()];
            string[] fields = ["title", "body"];
            TaggedDocument tagged = new Tagger(names.Set).Tag(
                [.. texts.Select(static text => text.AsMemory())], DocumentContext.Unknown);
            byte[] bytes = MentionTable.Encode(names.Set, tagged.Mentions, fields);
            IReadOnlyList<StoredMention> stored = MentionTable.Decode(names.Set, bytes);
            Assert.Equal(
                tagged.Mentions.Select(mention => (
                    fields[mention.Field],
                    mention.StartToken,
                    mention.Length,
                    mention.StartOffset,
                    mention.EndOffset,
                    names.Set.Entities[mention.Entity].Id,
                    mention.Kind)),
                stored.Select(static mention => (
                    mention.Field,
                    mention.Position,
                    mention.Length,
                    mention.StartOffset,
                    mention.EndOffset,
                    mention.Entity?.Id ?? string.Empty,
                    mention.Kind)));
        },
        iterations: 40);

    [Fact]
    public void DamagedTablesAreReportedAsSuch() => TestSeed.Run(
        static random =>
        {
            const string Text = "President Joe Biden of the United States met Iran. Riyadh said no.";
            byte[] bytes = Analyze(Text).Mentions.ToArray();
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            byte[] cut = bytes[..random.Next(1, bytes.Length + 1)];
            try
            {
                Assert.NotNull(MentionTable.Decode(VariantSet.Shipped, cut));
            }
            catch (CorruptIndexException error)
            {
                Assert.Equal(VariantFields.Mentions, error.File);
            }
        },
        iterations: 300);

    private static AnalyzedDocument Analyze(string body) =>
        Analyzer.Analyze([("body", body)], new DocumentContext(null, new DateOnly(2023, 2, 19)));

    private static List<Seen> Read(TokenStream stream)
    {
        var seen = new List<Seen>();
        int position = -1;
        stream.Reset();
        while (stream.IncrementToken())
        {
            Token token = stream.Token;
            position += token.PositionIncrement;
            seen.Add(new Seen(
                token.Term.ToString(), position, token.StartOffset, token.EndOffset, token.Payload.ToArray()));
        }
        stream.End();
        return seen;
    }

    private sealed record Seen(string Term, int Position, int Start, int End, byte[] Payload)
    {
        public (int Position, int Start, int End) Place => (Position, Start, End);

        public bool Equals(Seen? other) => other is not null && other.Term == Term && other.Position == Position
            && other.Start == Start && other.End == End && other.Payload.AsSpan().SequenceEqual(Payload);

        public override int GetHashCode() => HashCode.Combine(Term, Position, Start, End);
    }
}
