using System.Text;
using Search.Codecs;
using Search.Indexing;
using Search.Store;
using Search.Testing.Indexing;

namespace Search.Service.Tests.Damage;

/// <summary>Small indexes with every structure that a segment can have.</summary>
internal static class DamageIndexes
{
    private static readonly FieldType s_body =
        FieldType.TextStored with { IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets };

    private static readonly FieldType s_key = FieldType.Keyword with { DocValuesType = DocValuesType.Sorted };

    private static readonly FieldType s_keys =
        new() { IndexOptions = IndexOptions.DocsAndFreqs, DocValuesType = DocValuesType.SortedSet };

    private static readonly FieldType s_counts = new() { DocValuesType = DocValuesType.SortedNumeric };
    private static readonly FieldType s_blob = new() { Stored = true, DocValuesType = DocValuesType.Binary };
    private static readonly FieldType s_count = new() { Stored = true, DocValuesType = DocValuesType.Numeric };

    /// <summary>
    /// The files of two commits' segments: few documents with every kind of field, then enough of one word for whole
    /// blocks of postings; deletions in both.
    /// </summary>
    public static Dictionary<string, byte[]> Write(StoredFieldsMode mode, bool compound)
    {
        using var directory = new ByteBuffersDirectory();
        using var analyzer = new WordAnalyzer();
        var config = new IndexWriterConfig
        {
            Analyzer = analyzer,
            Codec = new Lucene87Codec(mode),
            MergePolicy = new NoMergePolicy(),
            MaxConcurrentMerges = 0,
            UseCompoundFile = compound,
        };
        using (var writer = new IndexWriter(directory, config))
        {
            for (int i = 0; i < 9; i++)
            {
                writer.AddDocument(Rich(i));
            }
            writer.Commit();
            for (int i = 10; i < 150; i++)
            {
                writer.AddDocument(Plain(i));
            }
            writer.DeleteDocuments(new Term("_id", "4"));
            writer.Commit(new Dictionary<string, string> { ["from"] = "here" });
            writer.DeleteDocuments(new Term("_id", "77"));
        }
        return Load(directory);
    }

    /// <summary>The files of a directory.</summary>
    public static Dictionary<string, byte[]> Load(Directory directory)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string name in directory.ListAll())
        {
            using IndexInput input = directory.OpenInput(name);
            files[name] = input.Span(0, (int)input.Length).ToArray();
        }
        return files;
    }

    private static IndexDocument Rich(int i)
    {
        IReadOnlyList<string> words = IndexQueries.Words;
        var body = string.Join(' ', Enumerable.Range(0, 3 + (i * 2)).Select(j => words[(i + (j * j)) % words.Count]));
        IndexDocument document = new IndexDocument()
            .Add(new IndexableField("_id", FieldType.KeywordStored) { StringValue = $"{i}" })
            .Add(new IndexableField("body", s_body) { StringValue = body });
        if (i % 3 != 0)
        {
            document.Add(new IndexableField("title", FieldType.Text) { StringValue = words[i % 4], NormOverride = 9 });
            document.Add(new IndexableField("key", s_key) { StringValue = words[i % 5] });
            document.Add(new IndexableField("count", s_count) { Int64Value = i * 11L });
            document.Add(new IndexableField("blob", s_blob) { BinaryValue = (new byte[] { (byte)i, 7, 0 }).AsMemory()[..(i % 4)] });
        }
        for (int j = 0; j < i % 4; j++)
        {
            document.Add(new IndexableField("keys", s_keys) { StringValue = words[(i + j) % words.Count] });
            document.Add(new IndexableField("counts", s_counts) { Int64Value = (i * 1000L) - j });
        }
        if (i % 2 == 0)
        {
            var tokens = new PayloadTokens([words[i % 3], words[(i + 1) % 3]], Encoding.UTF8.GetBytes($"{i}x"));
            document.Add(new IndexableField("entities", FieldType.Text) { TokenStream = tokens });
        }
        return document;
    }

    private static IndexDocument Plain(int i) => new IndexDocument()
        .Add(new IndexableField("_id", FieldType.KeywordStored) { StringValue = $"{i}" })
        .Add(new IndexableField("body", s_body) { StringValue = i % 40 == 7 ? "often alpha often" : "often" })
        .Add(new IndexableField("count", s_count) { Int64Value = i % 30 });
}
