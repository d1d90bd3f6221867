using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// The term vectors of an in-memory segment: streamed to disk document by document, from the first document that has one on. A segment
/// without vectors has no such files.
/// </summary>
internal sealed class DocumentVectors(TrackingDirectory directory, Codec codec, SegmentInfo info) : IDisposable
{
    private readonly List<FieldWriter> _fields = [];
    private TermVectorsWriter? _writer;
    private int _docs;

    /// <summary>The vectors of a segment.</summary>
    public static DocumentVectors For(TrackingDirectory directory, Codec codec, SegmentInfo info) =>
        new(directory, codec, info);

    /// <summary>Writes the vectors of a document, of those of its fields that have one.</summary>
    public void Write(int doc, List<FieldWriter> touched)
    {
        _fields.Clear();
        foreach (FieldWriter field in touched)
        {
            if (field.Inverted is { HasVector: true })
            {
                _fields.Add(field);
            }
        }
        if (_fields.Count == 0)
        {
            return;
        }
        _fields.Sort((a, b) => string.CompareOrdinal(a.Info.Name, b.Info.Name));
        _writer ??= codec.CreateTermVectors(directory, info);
        Fill(_writer, doc);
        _writer.StartDocument();
        foreach (FieldWriter field in _fields)
        {
            field.Inverted?.WriteVector(_writer);
        }
        _writer.FinishDocument();
        _docs++;
    }

    /// <summary>Writes what comes last, if there are vectors, and closes.</summary>
    public void Finish(int docCount)
    {
        if (_writer is TermVectorsWriter writer)
        {
            Fill(writer, docCount);
            writer.Finish(docCount);
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        TermVectorsWriter? writer = _writer;
        _writer = null;
        writer?.Dispose();
    }

    private void Fill(TermVectorsWriter writer, int doc)
    {
        for (; _docs < doc; _docs++)
        {
            writer.StartDocument();
            writer.FinishDocument();
        }
    }
}
