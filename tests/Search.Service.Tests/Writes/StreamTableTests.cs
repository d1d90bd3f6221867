using System.Text;

namespace Search.Service.Tests.Writes;

public sealed class StreamTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TheStreamsThatWereSilentLongestAreForgotten()
    {
        var table = new StreamTable(TimeSpan.FromDays(7), maxStreams: 10, maxBytes: 1 << 20);
        for (int i = 0; i < 1000; i++)
        {
            table.Note("stream-" + i, 5 + i, Time(i));
            table.Note("busy", i + 1, Time(i));
            Assert.InRange(table.Count, 1, 21);
        }
        string saved = table.Save(Now);
        Assert.Equal(10, table.Count);
        var read = new StreamTable(TimeSpan.FromDays(7), 10, 1 << 20);
        read.Load(saved);
        Assert.Equal(1000, read.LastOpId("busy"));
        Assert.Equal(1004, read.LastOpId("stream-999"));
        Assert.Equal(996, read.LastOpId("stream-991"));
        Assert.Equal(0, read.LastOpId("stream-990"));
    }

    [Fact]
    public void WhatACommitHoldsOfThemIsBounded()
    {
        const int maxBytes = 4096;
        var table = new StreamTable(TimeSpan.FromDays(7), maxStreams: 10_000, maxBytes);
        for (int i = 0; i < 500; i++)
        {
            // Names that take six times their length in JSON.
            table.Note(new string((char)('\u0400' + (i % 32)), 20) + i, long.MaxValue, Time(i));
        }
        string saved = table.Save(Now);
        Assert.InRange(Encoding.UTF8.GetByteCount(saved), maxBytes / 2, maxBytes);
        Assert.Equal(long.MaxValue, table.LastOpId(new string((char)('\u0400' + (499 % 32)), 20) + 499));
    }

    [Fact]
    public void AStreamOlderThanTheRetentionIsForgotten()
    {
        var table = new StreamTable(TimeSpan.FromDays(7), 10, 1 << 20);
        table.Note("old", 1, ServiceTime.Microseconds(Now - TimeSpan.FromDays(8)));
        table.Note("new", 2, ServiceTime.Microseconds(Now - TimeSpan.FromDays(6)));
        table.Save(Now);
        Assert.Equal((0, 2), (table.LastOpId("old"), table.LastOpId("new")));
    }

    private static long Time(int i) => ServiceTime.Microseconds(Now) + i;
}
