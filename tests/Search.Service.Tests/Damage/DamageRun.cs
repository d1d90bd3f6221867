using System.Buffers.Binary;
using System.Diagnostics;
using System.Threading;
using Search.Codecs;
using Search.Indexing;
using Search.Store;
using Search.Testing;

namespace Search.Service.Tests.Damage;

/// <summary>
/// Damages every byte of every file of an index, one at a time, and cuts every file at every length, and reads what is
/// left: with the checksums as they are, and with checksums that were computed anew, so that what is behind them is
/// reached. A watch on the side fails the run when one case takes too long.
/// </summary>
internal sealed class DamageRun
{
    private const long MaxAllocatedBytes = 64 << 20;
    private static readonly TimeSpan s_maxTime = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, byte[]> _files;
    private readonly Random _random;
    private readonly Func<string, bool> _damages;
    private readonly List<string> _failures = [];
    private volatile string _case = "";
    private long _started;
    private Exception? _death;

    /// <summary>Reads the intact index.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="random">The test's generator.</param>
    /// <param name="damages">Which files are damaged; null for all.</param>
    public DamageRun(Dictionary<string, byte[]> files, Random random, Func<string, bool>? damages = null)
    {
        _files = files;
        _damages = damages ?? (_ => true);
        _random = random;
        var intact = new DamagedDirectory(files);
        CheckReport report = CheckIndex.Check(intact);
        Assert.True(report.IsClean, report.ToString());
        Assert.Equal(Read(intact), Read(intact));
    }

    /// <summary>Cases that were tried.</summary>
    public int Cases { get; private set; }

    /// <summary>Cases that were refused when they were read without checksums.</summary>
    public int Refused { get; private set; }

    /// <summary>Cases with a wrong checksum that the check did not report: must stay 0 where there are bytes.</summary>
    public int Missed { get; private set; }

    /// <summary>Runs all cases in a thread that is watched.</summary>
    public void Run()
    {
        Interlocked.Exchange(ref _started, Stopwatch.GetTimestamp());
        var thread = new Thread(RunAll) { IsBackground = true };
        thread.Start();
        while (!thread.Join(TimeSpan.FromSeconds(1)))
        {
            TimeSpan taken = Stopwatch.GetElapsedTime(Interlocked.Read(ref _started));
            Assert.True(taken < s_maxTime, $"{_case} hangs for {taken.TotalSeconds:0} s");
        }
        Assert.True(_death is null, $"{_case}: {_death}");
        Assert.True(_failures.Count == 0, string.Join('\n', _failures));
    }

    private void RunAll()
    {
        try
        {
            foreach ((string name, byte[] content) in _files.Where(f => _damages(f.Key)))
            {
                for (int at = 0; at < content.Length; at++)
                {
                    foreach (byte mask in Masks())
                    {
                        byte[] damaged = [.. content];
                        damaged[at] ^= mask;
                        Try(name, $"{name} byte {at} of {content.Length} ^ {mask:x2}", damaged);
                    }
                    Try(name, $"{name} cut at {at} of {content.Length}", content[..at]);
                }
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _death = e;
        }
    }

    private byte[] Masks() => Judges.Multiplier > 1
        ? [1, 2, 4, 8, 16, 32, 64, 128, 0xFF]
        : [(byte)(1 << _random.Next(8)), 0xFF];

    private void Try(string name, string description, byte[] damaged)
    {
        _case = description;
        Interlocked.Exchange(ref _started, Stopwatch.GetTimestamp());
        Cases++;
        CheckReport report = CheckIndex.Check(new DamagedDirectory(_files, name, damaged));
        if (report.IsClean)
        {
            Missed++;
            Fail($"{description}: the check passes");
        }
        else if (!report.Problems[0].File.Contains(name, StringComparison.Ordinal))
        {
            Fail($"{description}: the check names {report.Problems[0].File}");
        }
        if (damaged.Length >= CodecUtil.FooterLength)
        {
            BinaryPrimitives.WriteInt32BigEndian(damaged.AsSpan(damaged.Length - 16), CodecUtil.FooterMagic);
            damaged.AsSpan(damaged.Length - 12, 4).Clear();
            BinaryPrimitives.WriteInt64BigEndian(
                damaged.AsSpan(damaged.Length - 8), Checksums.Crc32(damaged.AsSpan(0, damaged.Length - 8)));
        }
        Probe(description, new DamagedDirectory(_files, name, damaged));
    }

    // What is behind the checksum: other values may come out, and nothing worse.
    private void Probe(string description, DamagedDirectory directory)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Read(directory);
            CheckIndex.Check(directory);
        }
        catch (CorruptIndexException e)
        {
            Refused++;
            if (e.File.Length == 0 || e.Expected.Length == 0)
            {
                Fail($"{description}: no file or expectation in {e.Message}");
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            string[] stack = (e.StackTrace ?? "").Split('\n');
            Fail($"{description}: {e.GetType().Name}: {e.Message}\n{string.Join('\n', stack.Take(4))}");
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > MaxAllocatedBytes)
        {
            Fail($"{description}: {allocated} bytes were allocated");
        }
    }

    private void Fail(string what)
    {
        if (_failures.Count < 20)
        {
            _failures.Add(what);
        }
    }

    private static (ulong Digest, string Answers) Read(DamagedDirectory directory)
    {
        using DirectoryReader reader = DirectoryReader.Open(directory);
        return (IndexDigest.Of(reader, IndexQueries.Words), IndexQueries.Answers(reader));
    }
}
