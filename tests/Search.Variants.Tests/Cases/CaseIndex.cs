using System.Text;
using Search.Analysis;
using Search.Codecs;
using Search.Indexing;
using Search.Queries;
using Search.Store;

namespace Search.Variants.Tests.Cases;

/// <summary>An index in memory over a few documents, analysed as the service analyses news.</summary>
internal sealed class CaseIndex : IDisposable
{
    private const string PlainField = "plain";

    private readonly ByteBuffersDirectory _directory = new();
    private readonly PlainAnalyzer _plain = new();
    private readonly IReadOnlyList<CaseDocument> _documents;
    private readonly DirectoryReader _reader;

    public CaseIndex(VariantSet set, IReadOnlyList<CaseDocument> documents, bool storeText = false)
    {
        _documents = documents;
        var analyzer = new DocumentAnalyzer(set);
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig { Analyzer = _plain }))
        {
            foreach (CaseDocument document in documents)
            {
                writer.AddDocument(Index(analyzer, document, storeText));
            }
            writer.Commit();
        }
        _reader = DirectoryReader.Open(_directory);
        Searcher = new IndexSearcher(_reader);
    }

    public IndexSearcher Searcher { get; }

    public IReadOnlyList<CaseDocument> Documents => _documents;

    public CaseDocument Document(int doc) => _documents[doc];

    /// <summary>The plain baseline: words OR-ed over one field of title and body.</summary>
    public Query PlainQuery(string text)
    {
        var clauses = new List<BooleanClause>();
        TokenStream tokens = _plain.TokenStream(PlainField, text.AsMemory());
        tokens.Reset();
        while (tokens.IncrementToken())
        {
            var term = new Term(PlainField, tokens.Token.Term.ToString());
            clauses.Add(new BooleanClause(new TermQuery(term), Occur.Should));
        }
        return new BooleanQuery(clauses);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _plain.Dispose();
    }

    private static IndexDocument Index(DocumentAnalyzer analyzer, CaseDocument document, bool storeText)
    {
        var indexed = new IndexDocument();
        indexed.Add(new IndexableField("_id", new FieldType { DocValuesType = DocValuesType.Binary })
        {
            BinaryValue = Encoding.UTF8.GetBytes(document.Id),
        });
        string all = document.Title + "\n" + document.Body;
        indexed.Add(new IndexableField(PlainField, FieldType.Text) { StringValue = all });
        var context = new DocumentContext(document.Source, document.Date);
        analyzer.Analyze([("title", document.Title), ("body", document.Body)], context)
            .AddTo(indexed, storeText);
        return indexed;
    }
}
