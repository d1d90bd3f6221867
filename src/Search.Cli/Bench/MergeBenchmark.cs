using System.Diagnostics;
using System.Threading;
using Search.Analysis;
using Search.Codecs;
using Search.Indexing;
using Search.Store;

namespace Search.Cli.Bench;

/// <summary>
/// Indexes a corpus into segments of a fixed number of documents, outside the clock, then verifies all their checksums and merges
/// them into one segment, in one thread each.
/// </summary>
internal sealed class MergeBenchmark(string corpus, string folder, int segmentDocs, long ramBufferBytes)
{
    private const int ChecksumPasses = 5;

    /// <summary>Does the work.</summary>
    internal MergeBenchmarkResult Run(CancellationToken cancellation)
    {
        IndexBenchmarkResult made =
            new IndexBenchmark(corpus, folder, 1, ramBufferBytes) { SegmentDocs = segmentDocs }.Run(cancellation);
        using FSDirectory directory = FSDirectory.Open(folder);
        double checksum = double.MaxValue;
        using (DirectoryReader reader = DirectoryReader.Open(directory, Lucene87Codec.Instance))
        {
            for (int pass = 0; pass < ChecksumPasses; pass++)
            {
                cancellation.ThrowIfCancellationRequested();
                long begin = Stopwatch.GetTimestamp();
                foreach (LeafReaderContext leaf in reader.Leaves)
                {
                    leaf.Reader.CheckIntegrity();
                }
                checksum = Math.Min(checksum, Stopwatch.GetElapsedTime(begin).TotalSeconds);
            }
        }
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        using var analyzer = new PlainAnalyzer();
        var config = new IndexWriterConfig
        {
            Analyzer = analyzer,
            Codec = Lucene87Codec.Instance,
            OpenMode = OpenMode.Append,
        };
        using (var writer = new IndexWriter(directory, config))
        {
            writer.ForceMerge(1);
            writer.WaitForMerges();
            writer.Commit();
        }
        return new MergeBenchmarkResult(
            made.Documents,
            made.Segments,
            made.IndexBytes,
            checksum,
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds,
            IndexBenchmark.SizeOf(directory),
            ProcessMemory.PeakResidentBytes());
    }
}
