using Search.Store;

namespace Search.Codecs;

/// <summary>Writes the documents of an iterator as a set, or as one of the two marks for none and all.</summary>
internal static class DocSetFieldWriter
{
    /// <summary>Writes the set when it is neither empty nor full; the metadata that describes it.</summary>
    public static DocSetMeta Write(IndexOutput data, int maxDoc, int count, DocIdSetIterator docs)
    {
        if (count == 0)
        {
            return DocSetMeta.ForNone;
        }
        if (count == maxDoc)
        {
            return DocSetMeta.ForAll;
        }
        var writer = new DocSetWriter(data);
        while (docs.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            writer.Add(docs.DocId);
        }
        return writer.Finish();
    }
}
