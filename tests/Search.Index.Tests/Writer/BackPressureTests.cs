using System.Threading;
using Search.Store;
using Search.Testing.Indexing;

namespace Search.Indexing.Tests.Writer;

/// <summary>Documents wait while segments on their way to disk hold the memory.</summary>
public sealed class BackPressureTests : IDisposable
{
    private readonly ByteBuffersDirectory _directory = new();
    private readonly WordAnalyzer _analyzer = new();
    private readonly DocumentsWriter _documents;
    private volatile bool _closed;

    public BackPressureTests()
    {
        int names = 0;
        var config = new IndexWriterConfig { Analyzer = _analyzer, RamBufferBytes = 1000 };
        _documents = new DocumentsWriter(_directory, config, new FieldNumbers(), () => $"_{names++}");
    }

    public void Dispose()
    {
        _documents.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_document_waits_until_the_flush_is_over()
    {
        DocumentsWriterPerThread full = Assert.IsType<DocumentsWriterPerThread>(Add());
        DocumentsWriterPerThread? next = null;
        var thread = new Thread(() => next = Add());
        thread.Start();
        Assert.False(thread.Join(TimeSpan.FromMilliseconds(200)), "a document came in while the memory was held");
        full.Abort();
        _documents.Release(full);
        Assert.True(thread.Join(TimeSpan.FromMinutes(1)), "the document still waits");
        Assert.NotNull(next);
        next.Abort();
        _documents.Release(next);
    }

    [Fact]
    public void A_waiting_document_sees_that_the_writer_was_closed()
    {
        DocumentsWriterPerThread full = Assert.IsType<DocumentsWriterPerThread>(Add());
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(Add));
        thread.Start();
        Assert.False(thread.Join(TimeSpan.FromMilliseconds(200)), "a document came in while the memory was held");
        _closed = true;
        _documents.WakeAll();
        Assert.True(thread.Join(TimeSpan.FromMinutes(1)), "the document still waits");
        Assert.IsType<AlreadyClosedException>(failure);
        full.Abort();
        _documents.Release(full);
    }

    private DocumentsWriterPerThread? Add()
    {
        var document = new IndexDocument().Add(new IndexableField("a", FieldType.TextStored) { StringValue = "some words" });
        _documents.Add(document, null, EnsureOpen, _ => { }, out DocumentsWriterPerThread? full);
        return full;
    }

    private void EnsureOpen()
    {
        if (_closed)
        {
            throw new AlreadyClosedException(null);
        }
    }
}
