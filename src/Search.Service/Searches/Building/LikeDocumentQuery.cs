using Search.Codecs;
using Search.Indexing;
using Search.Queries;

namespace Search.Service;

/// <summary>More like a document of the reader that is searched: its stored text is analysed again.</summary>
internal sealed class LikeDocumentQuery(QueryTools tools, string name, string id, MoreLikeThisOptions options) : Query
{
    private string Id => id;

    private string Field => name;

    private MoreLikeThisOptions Options => options;

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int doc = Find(reader);
        if (doc < 0)
        {
            return new MatchNoDocsQuery("no document has the id");
        }
        var visitor = new StoredDocumentVisitor(tools.Schema, FieldMask.All);
        reader.VisitDocument(doc, visitor);
        StoredDocument stored = visitor.ToDocument(IdLookup.ReadState(reader, doc));
        string text = stored.Document.Fields.TryGetValue(name, out FieldValue value) ? value.StringValue : string.Empty;
        return new BooleanQuery(
        [
            new BooleanClause(
                new MoreLikeThisQuery(name, tools.Analyzer.Terms(name, text).Select(t => t.Term), options),
                Occur.Must),
            new BooleanClause(new TermInSetQuery(SystemFields.Id, [id]), Occur.MustNot),
        ]);
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        searcher.Rewrite(this).CreateWeight(searcher, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField) => $"{name}:like(document {id})";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is LikeDocumentQuery other && other.Id == id && other.Field == name && other.Options == options;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(LikeDocumentQuery), name, id, options);

    private int Find(IndexReader reader)
    {
        TermStates states = TermStates.Build(reader, new Term(SystemFields.Id, id));
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            PostingsEnum? postings = states.Postings(leaf, PostingsFlags.None);
            int doc = postings?.NextDoc() ?? DocIdSetIterator.NoMoreDocs;
            for (; postings is not null && doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
            {
                if (leaf.Reader.LiveDocs is not { } live || live[doc])
                {
                    return leaf.DocBase + doc;
                }
            }
        }
        return -1;
    }
}
