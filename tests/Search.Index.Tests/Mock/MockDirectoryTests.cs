using System.IO;
using Search.Store;
using Search.Testing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Mock;

/// <summary>The judge of the crash tests is judged first: what was synced survives, what was not can be lost in every way.</summary>
public sealed class MockDirectoryTests
{
    [Fact]
    public void Synced_bytes_and_names_survive_any_crash() => TestSeed.Run(
        random =>
        {
            var directory = new MockDirectory();
            Write(directory, "a", [1, 2, 3]);
            directory.Sync(["a"]);
            directory.Rename("a", "b");
            using (AppendOutput log = directory.OpenAppend("log"))
            {
                log.Append([1, 2]);
                log.Sync();
                directory.SyncMetaData();
                log.Append([3, 4, 5]);
            }
            directory.Crash(random.Next());
            Assert.Equal([1, 2, 3], directory.ReadAll("b"));
            Assert.Equal([1, 2], directory.ReadAll("log")[..2]);
            Assert.Equal(["b", "log"], directory.ListAll());
        },
        iterations: 50);

    [Fact]
    public void Unsynced_bytes_meet_every_kind_of_damage()
    {
        var outcomes = new HashSet<string>();
        for (int seed = 0; seed < 300; seed++)
        {
            var directory = new MockDirectory();
            Write(directory, "a", [255, 255, 255, 255]);
            directory.SyncMetaData();
            directory.Crash(seed);
            outcomes.Add(Convert.ToHexString(directory.ReadAll("a")));
        }
        Assert.Contains("", outcomes);
        Assert.Contains("FFFFFFFF", outcomes);
        Assert.Contains("00000000", outcomes);
        Assert.Contains("FFFF", outcomes);
        Assert.Contains("FFFF0000", outcomes);
        Assert.Contains("FFFBFFFF", outcomes);
    }

    [Fact]
    public void Unsynced_names_are_kept_or_undone_in_any_order()
    {
        var outcomes = new HashSet<string>();
        for (int seed = 0; seed < 300; seed++)
        {
            var directory = new MockDirectory();
            Write(directory, "old", [1]);
            Write(directory, "pending", [2]);
            directory.Sync(["old", "pending"]);
            directory.SyncMetaData();
            directory.Rename("pending", "new");
            directory.DeleteFile("old");
            directory.Crash(seed);
            outcomes.Add(string.Join(' ', directory.ListAll()));
        }
        Assert.Equal(["new", "new old", "old pending", "pending"], outcomes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_cut_log_may_come_back_whole_until_it_is_synced()
    {
        var outcomes = new HashSet<string>();
        for (int seed = 0; seed < 100; seed++)
        {
            var directory = new MockDirectory();
            using (AppendOutput log = directory.OpenAppend("log"))
            {
                log.Append([1, 2, 3]);
                log.Sync();
                directory.SyncMetaData();
                log.Truncate(1);
            }
            directory.Crash(seed);
            outcomes.Add(Convert.ToHexString(directory.ReadAll("log")));
        }
        Assert.Equal(["01", "010203"], outcomes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_kth_call_fails_and_a_stopped_process_stays_dead_until_the_crash()
    {
        var directory = new MockDirectory();
        directory.FailAt(MockOperation.Create, 2, MockFault.Stop);
        IndexOutput first = directory.CreateOutput("a");
        Assert.Throws<MockStoppedException>(() => directory.CreateOutput("b"));
        first.WriteByte(1);
        Assert.Throws<MockStoppedException>(first.Dispose);
        Assert.Throws<MockStoppedException>(() => directory.SyncMetaData());
        Assert.True(directory.IsStopped);
        directory.Crash(1);
        Write(directory, "b", [1]);
        Assert.Equal([1], directory.ReadAll("b"));
    }

    [Fact]
    public void Full_disks_and_broken_calls_fail_as_planned()
    {
        var directory = new MockDirectory();
        directory.FailAt(MockOperation.Write, 1, MockFault.DiskFull);
        Assert.Throws<IOException>(() => Write(directory, "a", [1, 2]));
        Assert.Throws<IOException>(() => Write(directory, "b", [1, 2]));
        directory.ClearFaults();
        directory.FailAt(MockOperation.Sync, 1, MockFault.IoError);
        Assert.Throws<IOException>(() => directory.Sync(["a"]));
        directory.Sync(["a"]);
        Assert.Equal(2, directory.Count(MockOperation.Sync));
        directory.CapacityBytes = 3;
        Assert.Throws<IOException>(() => Write(directory, "c", [1, 2, 3]));
    }

    [Fact]
    public void Open_files_and_locks_are_known()
    {
        var directory = new MockDirectory();
        Write(directory, "a", [7, 8]);
        IndexInput input = directory.OpenInput("a");
        IndexInput slice = input.Slice("s", 1, 1);
        Assert.Equal(["a"], directory.OpenFiles);
        Assert.Throws<InvalidOperationException>(directory.Dispose);
        Assert.Equal(8, slice.ReadByte());
        input.Dispose();
        Assert.Throws<ObjectDisposedException>(() => slice.Span(0, 1).Length);
        Lock held = directory.ObtainLock("write.lock");
        Assert.Throws<LockObtainFailedException>(() => directory.ObtainLock("write.lock"));
        held.EnsureValid();
        directory.Crash(0);
        Assert.Throws<IOException>(held.EnsureValid);
        directory.ObtainLock("write.lock").Dispose();
        directory.Dispose();
    }

    private static void Write(MockDirectory directory, string name, byte[] bytes)
    {
        using IndexOutput output = directory.CreateOutput(name);
        output.WriteBytes(bytes);
    }
}
