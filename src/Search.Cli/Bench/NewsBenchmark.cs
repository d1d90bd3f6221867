using System.Diagnostics;
using System.IO;
using System.Threading;
using Search.Analysis;
using Search.Codecs;
using Search.Indexing;
using Search.Store;
using Search.Variants;

namespace Search.Cli.Bench;

/// <summary>
/// Indexes a corpus by one thread with the chain of the <c>news</c> schema, that is stems and exact words of title and
/// body at the same positions, texts stored; with a set of names also the mentions and the mention table, with an empty
/// one nothing else. Parsing the JSON is part of the work.
/// </summary>
internal sealed class NewsBenchmark(string corpus, string folder, VariantSet set, long ramBufferBytes)
{
    private readonly DocumentAnalyzer _analyzer = new(set);
    private long _documents;
    private long _textBytes;

    /// <summary>Documents indexed so far; for progress from another thread.</summary>
    internal long Documents => Volatile.Read(ref _documents);

    /// <summary>Does the work.</summary>
    internal IndexBenchmarkResult Run(CancellationToken cancellation)
    {
        // First the corpus: a wrong path must not make a folder.
        using Stream stream = CorpusFile.Open(corpus);
        using FSDirectory directory = FSDirectory.Open(folder);
        using var analyzer = new PlainAnalyzer();
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        var config = new IndexWriterConfig
        {
            Analyzer = analyzer,
            Codec = Lucene87Codec.Instance,
            RamBufferBytes = ramBufferBytes,
            OpenMode = OpenMode.Create,
        };
        using (var writer = new IndexWriter(directory, config))
        {
            var batches = new CorpusBatches(stream);
            CorpusBatch batch;
            while (!(batch = batches.Next()).Lines.IsEmpty)
            {
                cancellation.ThrowIfCancellationRequested();
                Index(writer, batch.Lines.Span);
            }
            writer.ForceMerge(1);
            writer.Commit();
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double cpu = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds;
        using DirectoryReader reader = DirectoryReader.Open(directory, Lucene87Codec.Instance);
        return new IndexBenchmarkResult(
            _documents,
            1,
            seconds,
            _documents / seconds,
            _textBytes / 1e6 / seconds,
            cpu,
            IndexBenchmark.SizeOf(directory),
            reader.Leaves.Count,
            ProcessMemory.PeakResidentBytes());
    }

    private void Index(IndexWriter writer, ReadOnlySpan<byte> lines)
    {
        var read = new CorpusDocument();
        foreach (Range range in lines.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = lines[range];
            if (line.Trim(" \r\t"u8).IsEmpty)
            {
                continue;
            }
            CorpusJson.Read(line, read);
            var document = new IndexDocument();
            document.Add(new IndexableField("id", FieldType.KeywordStored) { StringValue = read.Id });
            _analyzer.Analyze([("title", read.Title), ("body", read.Body)], DocumentContext.Unknown)
                .AddTo(document, storeText: true);
            writer.AddDocument(document);
            Interlocked.Increment(ref _documents);
            _textBytes += read.Title.Length + read.Body.Length;
        }
    }
}
