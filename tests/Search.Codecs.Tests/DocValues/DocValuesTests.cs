using Search.Store;
using Search.Testing;
using Search.Testing.Columns;

namespace Search.Codecs.Tests.DocValues;

/// <summary>
/// Doc values come back as they were written, in order and by random access, whatever encoding the format chose.
/// </summary>
public sealed class DocValuesTests
{
    [Fact]
    public void RandomColumnsRoundTrip() => TestSeed.Run(
        random =>
        {
            int maxDoc = random.Next(5) switch
            {
                0 => 1,
                1 => random.Next(1, 200),
                2 => 140_000,
                _ => random.Next(
                1, 40_000)
            };
            using var directory = new ByteBuffersDirectory();
            SegmentInfo info = TestSegments.Create(maxDoc);
            IReadOnlyList<Column> columns = RandomColumns.Create(random, maxDoc, maxDoc > 40_000 ? 10 : 30);
            var state = new SegmentState(directory, info, new FieldInfos(columns.Select(c => c.Field)));
            ColumnFiles.Write(Lucene87Codec.Instance, state, columns);
            using DocValuesProducer producer = Lucene87Codec.Instance.OpenDocValues(state);
            producer.CheckIntegrity();
            foreach (Column column in columns)
            {
                ColumnAssert.Same(column, producer, maxDoc, random);
            }
        },
        iterations: 6);

    [Fact]
    public void UpdateGenerationsAreReadFromTheirFiles()
    {
        Random random = TestSeed.CreateRandom();
        const int maxDoc = 500;
        using var directory = new ByteBuffersDirectory();
        SegmentInfo info = TestSegments.Create(maxDoc);
        IReadOnlyList<Column> columns = RandomColumns.Create(random, maxDoc, 5);
        var own = new SegmentState(directory, info, new FieldInfos(columns.Select(c => c.Field)));
        ColumnFiles.Write(Lucene87Codec.Instance, own, columns);
        Column updated = RandomColumns.Create(random, maxDoc, 1)[0];
        updated.Field.DocValuesGen = 40;
        var fields = new FieldInfos([updated.Field, .. columns.Skip(1).Select(c => c.Field)]);
        ColumnFiles.Write(Lucene87Codec.Instance, new SegmentState(directory, info, fields, "14"), [updated]);
        Assert.Contains("_0_14_Lucene80_0.dvd", directory.ListAll());
        using SegmentDocValuesProducer producer =
            SegmentDocValuesProducer.Open(Lucene87Codec.Instance, directory, own, fields);
        ColumnAssert.Same(updated, producer, maxDoc, random);
        ColumnAssert.Same(columns[1], producer, maxDoc, random);
    }

    [Fact]
    public void LookupTermFindsEveryTermAndEveryGap() => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            SegmentInfo info = TestSegments.Create(3000);
            Column column = RandomColumns.Create(random, 3000, 5)[2];
            var state = new SegmentState(directory, info, new FieldInfos([column.Field]));
            ColumnFiles.Write(Lucene87Codec.Instance, state, [column]);
            using DocValuesProducer producer = Lucene87Codec.Instance.OpenDocValues(state);
            SortedDocValues values = producer.GetSorted(column.Field);
            for (int ord = 0; ord < column.Terms.Length; ord++)
            {
                Assert.Equal(ord, values.LookupTerm(column.Terms[ord]));
                byte[] after = [.. column.Terms[ord], 0];
                if (ord + 1 == column.Terms.Length || !column.Terms[ord + 1].AsSpan().SequenceEqual(after))
                {
                    Assert.Equal(-(ord + 1) - 1, values.LookupTerm(after));
                }
            }
        },
        iterations: 4);

    [Fact]
    public void ReadingAllocatesNothingPerDocument()
    {
        const int maxDoc = 20_000;
        using var directory = new ByteBuffersDirectory();
        SegmentInfo info = TestSegments.Create(maxDoc);
        IReadOnlyList<Column> columns = RandomColumns.Create(new Random(3), maxDoc, 10);
        var state = new SegmentState(directory, info, new FieldInfos(columns.Select(c => c.Field)));
        ColumnFiles.Write(Lucene87Codec.Instance, state, columns);
        using DocValuesProducer producer = Lucene87Codec.Instance.OpenDocValues(state);
        long Walk()
        {
            NumericDocValues numeric = producer.GetNumeric(columns[0].Field);
            SortedDocValues sorted = producer.GetSorted(columns[2].Field);
            SortedSetDocValues set = producer.GetSortedSet(columns[3].Field);
            long sum = 0;
            long before = GC.GetAllocatedBytesForCurrentThread();
            while (numeric.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                sum += numeric.LongValue;
            }
            while (sorted.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                sum += sorted.LookupOrd(sorted.OrdValue).Length;
            }
            while (set.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                sum += set.NextOrd();
            }
            Assert.NotEqual(long.MinValue, sum);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Walk();
        Assert.True(Walk() < 1000);
    }
}
