using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Threading;
using Search.Analysis;
using Search.Codecs;
using Search.Indexing;
using Search.Store;

namespace Search.Cli.Bench;

/// <summary>
/// Indexes a corpus with the plain chain (StandardTokenizer, lower case, Porter): <c>id</c> one term and stored,
/// <c>title</c> text, <c>body</c> text and stored; parsing the JSON is part of the work. The fields are those of the
/// comparison with Apache Lucene.
/// </summary>
internal sealed class IndexBenchmark
{
    private readonly string _corpus;
    private readonly string _folder;
    private readonly int _threads;
    private readonly long _ramBufferBytes;
    private long _documents;
    private long _textBytes;

    internal IndexBenchmark(string corpus, string folder, int threads, long ramBufferBytes)
    {
        _corpus = corpus;
        _folder = folder;
        _threads = threads;
        _ramBufferBytes = ramBufferBytes;
    }

    /// <summary>Documents of a segment when segments are not to be merged; null for the usual ways.</summary>
    internal int? SegmentDocs { get; init; }

    /// <summary>Documents indexed so far; for progress from another thread.</summary>
    internal long Documents => Volatile.Read(ref _documents);

    /// <summary>Does the work.</summary>
    internal IndexBenchmarkResult Run(CancellationToken cancellation)
    {
        // First the corpus: a wrong path must not make a folder.
        using Stream corpus = CorpusFile.Open(_corpus);
        using FSDirectory directory = FSDirectory.Open(_folder);
        using var analyzer = new PlainAnalyzer();
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        var config = new IndexWriterConfig
        {
            Analyzer = analyzer,
            Codec = Lucene87Codec.Instance,
            RamBufferBytes = _ramBufferBytes,
            OpenMode = OpenMode.Create,
            MaxBufferedDocs = SegmentDocs,
            MergePolicy = SegmentDocs is null ? new TieredMergePolicy() : new NoMergePolicy(),
        };
        using (var writer = new IndexWriter(directory, config))
        {
            if (_threads <= 1)
            {
                IndexSequentially(writer, corpus, cancellation);
            }
            else
            {
                IndexInParallel(writer, corpus, cancellation);
            }
            writer.Commit();
            writer.WaitForMerges();
            writer.Commit();
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double cpu = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds;
        using DirectoryReader reader = DirectoryReader.Open(directory, Lucene87Codec.Instance);
        return new IndexBenchmarkResult(
            _documents,
            _threads,
            seconds,
            _documents / seconds,
            _textBytes / 1e6 / seconds,
            cpu,
            SizeOf(directory),
            reader.Leaves.Count,
            ProcessMemory.PeakResidentBytes());
    }

    /// <summary>Bytes of an index.</summary>
    internal static long SizeOf(FSDirectory directory) =>
        directory.ListAll().Where(n => n != IndexWriter.WriteLockName).Sum(directory.FileLength);

    private void IndexSequentially(IndexWriter writer, Stream stream, CancellationToken cancellation)
    {
        var batches = new CorpusBatches(stream);
        var worker = new Worker(writer, _corpus);
        CorpusBatch batch;
        while (!(batch = batches.Next()).Lines.IsEmpty)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(worker, batch);
        }
    }

    private void IndexInParallel(IndexWriter writer, Stream stream, CancellationToken cancellation)
    {
        using var queue = new BlockingCollection<CorpusBatch>(boundedCapacity: 4 * _threads);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        Thread[] threads =
            [.. Enumerable.Range(0, _threads).Select(i => new Thread(() => Consume()) { Name = $"bench-index-{i}" })];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }
        try
        {
            var batches = new CorpusBatches(stream);
            CorpusBatch batch;
            while (!(batch = batches.Next()).Lines.IsEmpty)
            {
                queue.Add(batch, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // A worker failed, or the caller gave up: told below.
        }
        finally
        {
            queue.CompleteAdding();
            foreach (Thread thread in threads)
            {
                thread.Join();
            }
        }
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();

        void Consume()
        {
            var worker = new Worker(writer, _corpus);
            try
            {
                foreach (CorpusBatch batch in queue.GetConsumingEnumerable(stop.Token))
                {
                    Add(worker, batch);
                }
            }
            catch (OperationCanceledException)
            {
                // Another worker failed, or the caller gave up.
            }
            // Whatever fails is thrown by the thread that waits for this one.
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                stop.Cancel();
            }
        }
    }

    private void Add(Worker worker, CorpusBatch batch)
    {
        (long documents, long bytes) = worker.Index(batch);
        Interlocked.Add(ref _documents, documents);
        Interlocked.Add(ref _textBytes, bytes);
    }

    // One thread's reused document.
    private sealed class Worker
    {
        private readonly IndexWriter _writer;
        private readonly string _file;
        private readonly CorpusDocument _read = new();
        private readonly IndexableField _id = new("id", FieldType.KeywordStored);
        private readonly IndexableField _title = new("title", FieldType.Text);
        private readonly IndexableField _body = new("body", FieldType.TextStored);
        private readonly IndexDocument _document;

        internal Worker(IndexWriter writer, string file)
        {
            _file = file;
            _writer = writer;
            _document = new IndexDocument().Add(_id).Add(_title).Add(_body);
        }

        internal (long Documents, long Bytes) Index(CorpusBatch batch)
        {
            ReadOnlySpan<byte> lines = batch.Lines.Span;
            long number = batch.FirstLine - 1;
            long documents = 0;
            long bytes = 0;
            while (!lines.IsEmpty)
            {
                int end = lines.IndexOf((byte)'\n');
                ReadOnlySpan<byte> line = end < 0 ? lines : lines[..end];
                lines = end < 0 ? default : lines[(end + 1)..];
                number++;
                if (line.Trim(" \r\t"u8).IsEmpty)
                {
                    continue;
                }
                Read(line, number);
                _id.StringValue = _read.Id;
                _title.StringValue = _read.Title;
                _body.StringValue = _read.Body;
                _writer.AddDocument(_document);
                documents++;
                bytes += _read.Title.Length + _read.Body.Length;
            }
            return (documents, bytes);
        }

        private void Read(ReadOnlySpan<byte> line, long number)
        {
            try
            {
                CorpusJson.Read(line, _read);
            }
            catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"{_file}, line {number}: not a document in JSON: {e.Message}"), e);
            }
        }
    }
}
