using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Service;

/// <summary>
/// Finds the live document of an id in a reader. Remembers enumerators from call to call: for one thread.
/// </summary>
internal sealed class IdLookup
{
    private readonly IndexReader _reader;
    private readonly TermsEnum?[] _terms;
    private PostingsEnum? _postings;

    /// <summary>A look-up in a reader, which the caller keeps open.</summary>
    public IdLookup(IndexReader reader)
    {
        _reader = reader;
        _terms = new TermsEnum?[reader.Leaves.Count];
        for (int i = 0; i < _terms.Length; i++)
        {
            _terms[i] = reader.Leaves[i].Reader.Terms(SystemFields.Id)?.Iterator();
        }
    }

    /// <summary>
    /// The document of the whole reader, or -1. The newest segment is asked first: updates live there.
    /// </summary>
    public int Find(string id)
    {
        byte[] term = Encoding.UTF8.GetBytes(id);
        for (int i = _terms.Length - 1; i >= 0; i--)
        {
            if (_terms[i] is { } terms && terms.SeekExact(term))
            {
                LeafReaderContext leaf = _reader.Leaves[i];
                int doc = FirstLive(leaf.Reader, terms);
                if (doc >= 0)
                {
                    return leaf.DocBase + doc;
                }
            }
        }
        return -1;
    }

    /// <summary>The numbers of the document of an id; a default value when there is none.</summary>
    public DocumentState FindState(string id)
    {
        int doc = Find(id);
        return doc < 0 ? default : ReadState(_reader, doc);
    }

    /// <summary>The numbers of a document.</summary>
    public static DocumentState ReadState(IndexReader reader, int doc)
    {
        LeafReaderContext leaf = reader.LeafOf(doc);
        return new DocumentState(
            true,
            ReadNumber(leaf.Reader, SystemFields.Sequence, doc - leaf.DocBase),
            ReadNumber(leaf.Reader, SystemFields.Version, doc - leaf.DocBase));
    }

    private static long ReadNumber(LeafReader leaf, string field, int doc) =>
        leaf.GetNumericDocValues(field) is { } values && values.AdvanceExact(doc) ? values.LongValue : 0;

    private int FirstLive(LeafReader leaf, TermsEnum terms)
    {
        _postings = terms.Postings(_postings, PostingsFlags.None);
        LiveDocs? live = leaf.LiveDocs;
        for (int doc = _postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = _postings.NextDoc())
        {
            if (live is null || live[doc])
            {
                return doc;
            }
        }
        return -1;
    }
}
