using Search.Store;
using Search.Testing;
using Search.Testing.Mock;

namespace Search.Service.Tests.Log;

public sealed class WriteAheadLogTests
{
    private static readonly LogRecord[] NoTombstones = [];

    [Fact]
    public void WhatIsWrittenIsReadBackOverGenerations() => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            var written = new List<LogRecord>();
            using (WriteAheadLog log = WriteAheadLog.Start(directory, NoTombstones))
            {
                for (int batch = random.Next(1, 20); batch > 0; batch--)
                {
                    AppendBatch(log, random, written);
                    if (random.Next(4) == 0)
                    {
                        LogRecord tombstone = RandomRecords.Next(random, 1) with
                        {
                            Operation = LogOperation.Tombstone,
                            EncodedFields = null,
                        };
                        log.Roll([tombstone]);
                        written.Add(tombstone);
                    }
                }
            }
            RandomRecords.AssertSame(written, ReadAll(directory));
        },
        iterations: 50);

    [Fact]
    public void ATornEndIsCutAtTheLastWholeRecord() => TestSeed.Run(
        random =>
        {
            using var directory = new MockDirectory();
            var written = new List<LogRecord>();
            var ends = new List<long>();
            using (WriteAheadLog log = WriteAheadLog.Start(directory, NoTombstones))
            {
                for (int i = 0; i < 8; i++)
                {
                    AppendOne(log, RandomRecords.Next(random, i + 1), written);
                    ends.Add(log.LengthBytes);
                }
            }
            byte[] whole = directory.ReadAll(LogFormat.FileName(1));
            for (int length = 0; length <= whole.Length; length++)
            {
                byte[] torn = whole[..length];
                if (random.Next(2) == 0)
                {
                    // What a file system may leave in place of bytes that were not synced.
                    torn = [.. torn, .. new byte[random.Next(1, 30)]];
                }
                directory.Overwrite(LogFormat.FileName(1), torn);
                if (length < LogFormat.HeaderBytes && torn.Length > LogFormat.HeaderBytes)
                {
                    // No record is appended before the header is synced: this is damage.
                    Assert.Throws<CorruptIndexException>(() => ReadAll(directory));
                    continue;
                }
                // A zero in the place of a zero is no damage.
                int good = ends.Count(e =>
                    torn.Length >= e && torn.AsSpan(0, (int)e).SequenceEqual(whole.AsSpan(0, (int)e)));
                RandomRecords.AssertSame(written[..good], ReadAll(directory));
                RandomRecords.AssertSame(written[..good], ReadAll(directory));
            }
        },
        iterations: 3);

    [Fact]
    public void RepeatedTombstonesAreNoGrowth()
    {
        // Else an index with more tombstones than a generation should hold would commit after every write.
        using var directory = new ByteBuffersDirectory();
        using WriteAheadLog log = WriteAheadLog.Start(directory, Tombstones(20_000));
        Assert.Equal(0, log.GrownBytes);
        var written = new List<LogRecord>();
        AppendOne(log, RandomRecords.Next(new Random(1), 1), written);
        Assert.InRange(log.GrownBytes, 1, 1 << 20);
        log.Roll(Tombstones(20_000));
        Assert.Equal(0, log.GrownBytes);
        Assert.Equal(40_001, ReadAll(directory).Count);
    }

    [Fact]
    public void DamageBeforeTheLastGenerationIsReported() => TestSeed.Run(
        random =>
        {
            using var directory = new MockDirectory();
            var written = new List<LogRecord>();
            using (WriteAheadLog log = WriteAheadLog.Start(directory, NoTombstones))
            {
                AppendBatch(log, random, written);
                log.Roll(NoTombstones);
                AppendBatch(log, random, written);
            }
            byte[] bytes = directory.ReadAll(LogFormat.FileName(1));
            bytes = [.. bytes];
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            directory.Overwrite(LogFormat.FileName(1), bytes);
            CorruptIndexException e = Assert.Throws<CorruptIndexException>(() => ReadAll(directory));
            Assert.Equal(LogFormat.FileName(1), e.File);
        },
        iterations: 50);

    [Fact]
    public void RandomBytesAreNeverAHangOrAnotherException() => TestSeed.Run(
        random =>
        {
            using var directory = new MockDirectory();
            byte[] bytes = new byte[random.Next(4000)];
            random.NextBytes(bytes);
            LogFormat.Header(1).CopyTo(bytes.Length < LogFormat.HeaderBytes ? bytes = new byte[50] : bytes, 0);
            directory.Overwrite(LogFormat.FileName(1), bytes);
            Assert.Empty(ReadAll(directory));
        },
        iterations: 100);

    [Fact]
    public void AnAppendThatFailsLeavesNothingInTheLog()
    {
        using var directory = new MockDirectory();
        var random = TestSeed.CreateRandom();
        var written = new List<LogRecord>();
        using (WriteAheadLog log = WriteAheadLog.Start(directory, NoTombstones))
        {
            AppendOne(log, RandomRecords.Next(random, 1), written);
            directory.FailAt(MockOperation.Append, 1, MockFault.IoError);
            log.Add(RandomRecords.Next(random, 2));
            Assert.Throws<System.IO.IOException>(log.Append);
            Assert.False(log.IsFailed);
            directory.ClearFaults();
            AppendOne(log, RandomRecords.Next(random, 2), written);
        }
        RandomRecords.AssertSame(written, ReadAll(directory));
    }

    [Fact]
    public void ASyncThatFailsClosesTheLog()
    {
        using var directory = new MockDirectory();
        var random = TestSeed.CreateRandom();
        using WriteAheadLog log = WriteAheadLog.Start(directory, NoTombstones);
        log.Add(RandomRecords.Next(random, 1));
        log.Append();
        directory.FailAt(MockOperation.Sync, 1, MockFault.IoError);
        Assert.Throws<System.IO.IOException>(log.Sync);
        directory.ClearFaults();
        Assert.True(log.IsFailed);
        Assert.Throws<System.IO.IOException>(log.Sync);
    }

    [Fact]
    public void ACrashAtEveryStepKeepsWhatWasSynced() => TestSeed.Run(
        random =>
        {
            int seed = random.Next();
            for (int step = 1; CrashAt(step, new Random(seed)); step++)
            {
            }
        },
        iterations: 5);

    // One workload that dies at the given call; false when it came to its end before.
    private static bool CrashAt(int step, Random random)
    {
        using var directory = new MockDirectory();
        directory.FailAt(MockOperation.Changes, step, MockFault.Stop);
        var synced = new List<LogRecord>();
        var appended = new List<LogRecord>();
        bool stopped = false;
        try
        {
            using WriteAheadLog log = WriteAheadLog.Start(directory, NoTombstones);
            for (int i = 0; i < 12; i++)
            {
                AppendUnsynced(log, random, appended);
                log.Sync();
                synced = [.. appended];
                if (i % 4 == 3)
                {
                    log.Roll(NoTombstones);
                }
            }
        }
        catch (MockStoppedException)
        {
            stopped = true;
        }
        directory.Crash(random.Next());
        List<LogRecord> read = ReadAll(directory);
        Assert.InRange(read.Count, synced.Count, appended.Count);
        RandomRecords.AssertSame(appended[..read.Count], read);
        RandomRecords.AssertSame(read, ReadAll(directory));
        using (WriteAheadLog log = WriteAheadLog.Start(directory, NoTombstones))
        {
            AppendOne(log, RandomRecords.Next(random, read.Count + 1), read);
        }
        directory.Crash(random.Next());
        RandomRecords.AssertSame(read, ReadAll(directory));
        return stopped;
    }

    private static void AppendBatch(WriteAheadLog log, Random random, List<LogRecord> written)
    {
        AppendUnsynced(log, random, written);
        log.Sync();
    }

    private static void AppendUnsynced(WriteAheadLog log, Random random, List<LogRecord> written)
    {
        long next = written.Count(r => r.Operation != LogOperation.Tombstone) + 1;
        var batch = new List<LogRecord>();
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            batch.Add(RandomRecords.Next(random, next++));
            log.Add(batch[^1]);
        }
        written.AddRange(batch);
        log.Append();
    }

    private static void AppendOne(WriteAheadLog log, LogRecord record, List<LogRecord> written)
    {
        log.Add(record);
        log.Append();
        log.Sync();
        written.Add(record);
    }

    private static List<LogRecord> ReadAll(Search.Store.Directory directory)
    {
        var records = new List<LogRecord>();
        LogReader.Replay(directory, records.Add);
        return records;
    }

    private static IEnumerable<LogRecord> Tombstones(int count) =>
        Enumerable.Range(0, count).Select(i => new LogRecord
        {
            Sequence = i + 1,
            Operation = LogOperation.Tombstone,
            Id = FormattableString.Invariant($"a document with an id of some length, {i}"),
            Version = 1,
            TimeMicroseconds = 1,
        });
}
