using System.Text;
using Search.Analysis;
using Search.Codecs;
using Search.Testing;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Inversion;

/// <summary>A stream that numbers its terms gives the same index as one that does not.</summary>
public sealed class RememberedTermsTests
{
    [Fact]
    public void Numbers_change_nothing_but_the_way_to_the_term() => TestSeed.Run(
        random =>
        {
            string[] texts = [.. Enumerable.Range(0, 60).Select(_ => Text(random))];
            using var plain = new WordAnalyzer();
            using var numbered = new NumberingAnalyzer(random.Next(2, 30));
            Assert.Equal(Index(plain, texts), Index(numbered, texts));
        },
        iterations: 20);

    [Fact]
    public void The_plain_chain_gives_the_same_index_with_and_without_memory() => TestSeed.Run(random =>
    {
        string[] texts = [.. Enumerable.Range(0, 40).Select(_ => Text(random))];
        using var with = new PlainAnalyzer(remembersWords: true);
        using var without = new PlainAnalyzer(remembersWords: false);
        Assert.Equal(Index(without, texts), Index(with, texts));
    });

    private static string Text(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(30)).Select(_ => $"Word{random.Next(40)} running"));

    private static List<string> Index(Analyzer analyzer, string[] texts)
    {
        var directory = new MockDirectory();
        var lines = new List<string>();
        var config = new IndexWriterConfig { Analyzer = analyzer, MaxBufferedDocs = 25 };
        using (var writer = new IndexWriter(directory, config))
        {
            foreach (string text in texts)
            {
                writer.AddDocument(new IndexDocument()
                    .Add(new IndexableField("a", FieldType.Text) { StringValue = text })
                    .Add(new IndexableField("b", FieldType.Text) { StringValue = text }));
            }
            using DirectoryReader reader = writer.GetReader();
            foreach (LeafReaderContext leaf in reader.Leaves)
            {
                Read(leaf, "a", lines);
                Read(leaf, "b", lines);
            }
        }
        return lines;
    }

    private static void Read(LeafReaderContext leaf, string field, List<string> lines)
    {
        TermsEnum? terms = leaf.Reader.Terms(field)?.Iterator();
        while (terms is not null && terms.MoveNext())
        {
            var line = new StringBuilder($"{field} {Encoding.UTF8.GetString(terms.Term)}");
            PostingsEnum postings = terms.Postings(null, PostingsFlags.Positions);
            int doc;
            while ((doc = postings.NextDoc()) != DocIdSetIterator.NoMoreDocs)
            {
                line.Append($" {leaf.DocBase + doc}:");
                for (int i = 0; i < postings.Freq; i++)
                {
                    line.Append($"{postings.NextPosition()},");
                }
            }
            lines.Add(line.ToString());
        }
    }

    /// <summary>Numbers words as they come and begins anew after a few.</summary>
    private sealed class NumberingAnalyzer(int maxNumbers) : Analyzer
    {
        private readonly WordAnalyzer _words = new();

        protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
        {
            var tokenizer = (Tokenizer)_words.TokenStream($"chain of {field}", default);
            return (tokenizer, new NumberingFilter(tokenizer, maxNumbers));
        }

        protected override void Dispose(bool disposing)
        {
            _words.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class NumberingFilter(TokenStream input, int maxNumbers) : TokenFilter(input), INumberedTerms
    {
        private readonly Dictionary<string, int> _numbers = [];

        public int TermNumber { get; private set; }

        public int TermGeneration { get; private set; }

        public override void Reset()
        {
            base.Reset();
            if (_numbers.Count > maxNumbers)
            {
                _numbers.Clear();
                TermGeneration++;
            }
        }

        public override bool IncrementToken()
        {
            bool more = Input.IncrementToken();
            string term = Token.Term.ToString();
            if (more && !_numbers.TryAdd(term, _numbers.Count))
            {
                TermNumber = _numbers[term];
            }
            else if (more)
            {
                TermNumber = _numbers.Count - 1;
            }
            return more;
        }
    }
}
