using System.Text;
using Search.Analysis;
using Search.Codecs;
using Search.Indexing;
using Search.Oracle.Tests.TermVectors;
using Search.Store;
using Search.Testing;
using Search.Testing.Indexing;
using Path = System.IO.Path;

namespace Search.Oracle.Tests;

/// <summary>The judge of what the writer writes: Lucene reads it, finds nothing wrong, and would have written the same terms and norms.</summary>
public sealed class IndexWriterOracleTests
{
    private static readonly string[] Words =
        [.. Enumerable.Range(0, 200).Select(i => $"w{i * i % 211}"), "día", "東京", "𐐷x"];

    private static readonly string[] Kinds =
        [
            "text", "docs", "freqs", "stacked", "number", "sorted", "set", "binary", "numbers",
            "v0d", "v1f", "v2p", "v3o", "v5p", "v7o", "v7d",
        ];

    [Fact]
    public void Lucene_inverts_the_same_documents_to_the_same_index() => TestSeed.Run(
        random =>
        {
            using var ours = new TempFolder();
            using var theirs = new TempFolder();
            using var input = new TempFolder();
            List<List<(string Name, string Kind, string Text)>> documents =
                [.. Enumerable.Range(0, random.Next(1, 400)).Select(i => RandomDocument(i, random))];
            string file = Path.Combine(input.Path, "documents");
            System.IO.File.WriteAllLines(file, documents.Select(d => string.Join('\t', d.Select(f =>
                $"{f.Name}:{f.Kind}:{Convert.ToBase64String(Encoding.UTF8.GetBytes(f.Text))}"))));
            JavaOracle.Ask("IndexWrite", theirs.Path, file);
            using FSDirectory directory = FSDirectory.Open(ours.Path);
            using var analyzer = new StackAnalyzer();
            var config = new IndexWriterConfig { Analyzer = analyzer, UseCompoundFile = false };
            using (var writer = new IndexWriter(directory, config))
            {
                documents.ForEach(d => writer.AddDocument(ToDocument(d)));
            }
            Assert.Equal(["clean"], JavaOracle.Ask("Check", ours.Path));
            Assert.Equal(JavaOracle.Ask("PostingsDump", theirs.Path), JavaOracle.Ask("PostingsDump", ours.Path));
            Assert.Equal(JavaOracle.Ask("ColumnsDump", theirs.Path), JavaOracle.Ask("ColumnsDump", ours.Path));
            Assert.Equal(JavaOracle.Ask("VectorsDump", theirs.Path), JavaOracle.Ask("VectorsDump", ours.Path));
        },
        iterations: 3 * Judges.Multiplier);

    [Fact]
    public void Lucene_reads_what_we_read_after_updates_deletions_and_merges() => TestSeed.Run(
        random =>
        {
            using var folder = new TempFolder();
            using FSDirectory directory = FSDirectory.Open(folder.Path);
            using var analyzer = new StackAnalyzer();
            int ids = random.Next(20, 600);
            for (int session = random.Next(1, 4); session > 0; session--)
            {
                using var writer = new IndexWriter(directory, RandomIndexConfig.Create(random, analyzer));
                for (int i = random.Next(50, 800); i > 0; i--)
                {
                    Change(writer, random, ids);
                }
            }
            AssertSame(directory, folder.Path);
        },
        iterations: 3 * Judges.Multiplier);

    [Fact]
    public void We_go_on_with_an_index_of_Lucenes() => TestSeed.Run(random =>
    {
        using var folder = new TempFolder();
        using var input = new TempFolder();
        string file = Path.Combine(input.Path, "documents");
        List<(string Name, string Kind, string Text)>[] documents =
            [.. Enumerable.Range(0, 300).Select(i => RandomDocument(i, random))];
        System.IO.File.WriteAllLines(file, documents.Select(d => string.Join('\t', d.Select(f =>
            $"{f.Name}:{f.Kind}:{Convert.ToBase64String(Encoding.UTF8.GetBytes(f.Text))}"))));
        JavaOracle.Ask("IndexWrite", folder.Path, file);
        using FSDirectory directory = FSDirectory.Open(folder.Path);
        using var analyzer = new StackAnalyzer();
        using (var writer = new IndexWriter(directory, RandomIndexConfig.Create(random, analyzer)))
        {
            for (int i = 0; i < 200; i++)
            {
                Change(writer, random, 400);
            }
        }
        AssertSame(directory, folder.Path);
        using (var writer = new IndexWriter(directory, RandomIndexConfig.Create(random, analyzer)))
        {
            writer.ForceMerge(1);
        }
        AssertSame(directory, folder.Path);
    });

    private static void AssertSame(FSDirectory directory, string folder)
    {
        Assert.Equal(["clean"], JavaOracle.Ask("Check", folder));
        CheckReport report = CheckIndex.Check(directory);
        Assert.True(report.IsClean, report.ToString());
        Assert.Equal(JavaOracle.Ask("PostingsDump", folder), PostingsDump.Of(directory));
        Assert.Equal(JavaOracle.Ask("ColumnsDump", folder), ColumnsDump.Of(directory));
        Assert.Equal(JavaOracle.Ask("VectorsDump", folder), VectorsDump.Of(directory));
    }

    private static void Change(IndexWriter writer, Random random, int ids)
    {
        int id = random.Next(ids);
        if (random.Next(5) == 0)
        {
            writer.DeleteDocuments(new Term("id", $"{id}"));
        }
        else if (random.Next(4) == 0)
        {
            byte[]? bytes = random.Next(5) == 0 ? null : Encoding.UTF8.GetBytes(Text(random, false));
            writer.UpdateDocValues(
                new Term(random.Next(5) == 0 ? "freqs" : "id", random.Next(5) == 0 ? Words[3] : $"{id}"),
                DocValueChange.OfNumber("number", random.Next(5) == 0 ? null : random.NextInt64(-9, 1L << 40)),
                DocValueChange.OfBytes("binary", bytes));
        }
        else
        {
            writer.UpdateDocument(new Term("id", $"{id}"), ToDocument(RandomDocument(id, random)));
        }
    }

    private static List<(string Name, string Kind, string Text)> RandomDocument(int id, Random random)
    {
        List<(string, string, string)> document = [("id", "id", $"{id}")];
        foreach (string kind in Kinds)
        {
            int values = kind is "number" or "sorted" or "binary" ? random.Next(2) : random.Next(3);
            for (int v = 0; v < values; v++)
            {
                bool stacked = kind is "stacked" or "v5p" or "v7o" or "v7d";
                document.Add((stacked ? $"stacked-{kind}" : kind, kind, Text(random, stacked)));
            }
        }
        return document;
    }

    private static FieldType TypeOf(string kind)
    {
        return kind switch
        {
            "id" => FieldType.KeywordStored,
            "text" => FieldType.TextStored with { IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets },
            "docs" => FieldType.Text with { IndexOptions = IndexOptions.Docs },
            "freqs" => FieldType.Text with { IndexOptions = IndexOptions.DocsAndFreqs },
            "stacked" => FieldType.Text,
            "number" => FieldType.NumericDocValue,
            "sorted" => new() { DocValuesType = DocValuesType.Sorted },
            "set" => new() { DocValuesType = DocValuesType.SortedSet },
            "binary" => new() { DocValuesType = DocValuesType.Binary },
            "numbers" => new() { DocValuesType = DocValuesType.SortedNumeric },
            _ => Vectors(kind[1] - '0', "dfpo".IndexOf(kind[2], StringComparison.Ordinal)),
        };
    }

    private static FieldType Vectors(int parts, int postings) => new()
    {
        IndexOptions = (IndexOptions)((int)IndexOptions.Docs + postings),
        Tokenized = true,
        StoreTermVectors = true,
        StoreTermVectorPositions = (parts & 1) != 0,
        StoreTermVectorOffsets = (parts & 2) != 0,
        StoreTermVectorPayloads = (parts & 4) != 0,
    };

    private static string Text(Random random, bool stacked)
    {
        var text = new StringBuilder();
        for (int i = random.Next(random.Next(60)); i > 0; i--)
        {
            double x = random.NextDouble();
            text.Append(Words[(int)(x * x * Words.Length)]);
            text.Append(stacked && random.Next(3) == 0 ? $"|{Words[random.Next(9)]} " : " ");
        }
        return text.ToString();
    }

    private static IndexDocument ToDocument(List<(string Name, string Kind, string Text)> fields)
    {
        var document = new IndexDocument();
        foreach ((string name, string kind, string text) in fields)
        {
            var field = new IndexableField(name, TypeOf(kind));
            if (kind is "number" or "numbers")
            {
                field.Int64Value = text.Length;
            }
            else
            {
                field.StringValue = text;
            }
            document.Add(field);
        }
        return document;
    }

    /// <summary>Words at spaces; in fields "stacked...", "a|b" is a, and b with a payload on the same position.</summary>
    private sealed class StackAnalyzer : Analyzer
    {
        private readonly WordAnalyzer _words = new();

        protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
        {
            var tokenizer = (Tokenizer)_words.TokenStream($"chain of {field}", default);
            return (tokenizer, field.StartsWith("stacked", StringComparison.Ordinal) ? new StackFilter(tokenizer) : tokenizer);
        }

        protected override void Dispose(bool disposing)
        {
            _words.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class StackFilter(TokenStream input) : TokenFilter(input)
    {
        private string? _rest;

        public override void Reset()
        {
            base.Reset();
            _rest = null;
        }

        public override bool IncrementToken()
        {
            if (_rest is not null)
            {
                Token.SetTerm(_rest);
                Token.PositionIncrement = 0;
                Token.Payload = new byte[] { (byte)_rest.Length, 1 };
                _rest = null;
                return true;
            }
            if (!Input.IncrementToken())
            {
                return false;
            }
            int bar = Token.Term.IndexOf('|');
            if (bar >= 0)
            {
                _rest = Token.Term[(bar + 1)..].ToString();
                Token.TermLength = bar;
            }
            return true;
        }
    }
}
