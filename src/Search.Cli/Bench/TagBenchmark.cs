using System.IO;
using System.Threading;
using Search.Variants;

namespace Search.Cli.Bench;

/// <summary>
/// How fast names are found: a corpus is tagged by one thread, round after round, against rounds that only split it into
/// words. Processor seconds of the process, so that other work on the machine counts for nothing.
/// </summary>
internal sealed class TagBenchmark
{
    private readonly VariantSet _set;
    private readonly List<ReadOnlyMemory<char>[]> _documents = [];
    private readonly Tagger _tagger;
    private long _tokens;
    private long _mentions;

    internal TagBenchmark(VariantSet set, string corpus)
    {
        _set = set;
        _tagger = new Tagger(set);
        using Stream stream = CorpusFile.Open(corpus);
        using var reader = new StreamReader(stream);
        var document = new CorpusDocument();
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                CorpusJson.Read(System.Text.Encoding.UTF8.GetBytes(line), document);
                _documents.Add([document.Title.AsMemory(), document.Body.AsMemory()]);
            }
        }
    }

    /// <summary>Runs one round of each kind to warm up, then <paramref name="rounds"/>, and takes the medians.</summary>
    internal TagTimes Run(int rounds, CancellationToken cancellation)
    {
        Round(isTagging: true, cancellation);
        Round(isTagging: false, cancellation);
        var scans = new List<double>();
        var both = new List<double>();
        for (int i = 0; i < rounds; i++)
        {
            both.Add(Round(isTagging: true, cancellation));
            scans.Add(Round(isTagging: false, cancellation));
        }
        return new TagTimes(
            _set.Variants.Count, _documents.Count, _tokens, _mentions, Median(scans), Median(both) - Median(scans));
    }

    private static double Median(List<double> seconds)
    {
        seconds.Sort();
        return seconds[seconds.Count / 2];
    }

    private double Round(bool isTagging, CancellationToken cancellation)
    {
        _tokens = 0;
        long mentions = 0;
        GC.Collect();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        foreach (ReadOnlyMemory<char>[] document in _documents)
        {
            cancellation.ThrowIfCancellationRequested();
            _tokens += _tagger.Scan(document);
            if (isTagging)
            {
                mentions += _tagger.TagScanned(DocumentContext.Unknown).Mentions.Count;
            }
        }
        _mentions = isTagging ? mentions : _mentions;
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
