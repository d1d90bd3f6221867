using Search.Codecs;
using Search.Indexing;
using Search.Store;
using Search.Testing;
using Search.Testing.Indexing;

namespace Search.Queries.Tests.Counting;

/// <summary>Sorts that leave documents out give what sorting all of them gives.</summary>
public sealed class SortSkippingTests
{
    [Fact]
    public void SkippingSortsAgreeWithExhaustiveOnes() => TestSeed.Run(
        random =>
        {
            using var index = new CountedIndex(random, maxDocs: 4000);
            for (int i = 0; i < 40; i++)
            {
                Compare(random, index.Searcher, CountedIndex.DrawQuery(random), DrawSort(random));
            }
        },
        iterations: 6);

    [Fact]
    public void SortedLeavesEndEarlyAndAgree() => TestSeed.Run(
        random =>
        {
            for (int i = 0; i < 10; i++)
            {
                SortField[] sort = DrawPlainSort(random);
                var searcher = new IndexSearcher(SortedReader(random, sort));
                Compare(random, searcher, new MatchAllDocsQuery(), sort);
                Compare(random, searcher, new TermQuery(new Term("body", "a")), sort[..1]);
            }
        },
        iterations: 4);

    [Fact]
    public void LongLeavesThatDoNotBeginWithTheirFirstDocumentAgree() => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            using var analyzer = new WordAnalyzer();
            int step = random.Next(3) - 1;
            int noise = 1 << random.Next(1, 14);
            using (var writer = new IndexWriter(directory, new IndexWriterConfig { Analyzer = analyzer }))
            {
                for (int i = 0; i < 20_000; i++)
                {
                    IndexDocument doc = new IndexDocument()
                        .Add(new IndexableField("body", FieldType.Text) { StringValue = i % 5 == 0 ? "a b" : "b" })
                        .Add(new IndexableField("_id", new FieldType { DocValuesType = DocValuesType.Binary })
                        {
                            BinaryValue = BitConverter.GetBytes(random.Next()),
                        });
                    if (random.Next(50) > 0)
                    {
                        doc.Add(new IndexableField("number", FieldType.NumericDocValue)
                        {
                            Int64Value = (step * (i / 700) * 1000) + random.Next(noise),
                        });
                    }
                    writer.AddDocument(doc);
                }
                writer.Commit();
            }
            using DirectoryReader reader = DirectoryReader.Open(directory);
            var searcher = new IndexSearcher(reader);
            for (int i = 0; i < 30; i++)
            {
                SortField sort = random.Next(6) == 0
                    ? SortField.Document with { Reverse = true }
                    : SortField.Numeric("number", random.Next(2) == 0, random.Next(3) == 0);
                Compare(random, searcher, new TermQuery(new Term("body", random.Next(2) == 0 ? "a" : "b")), [sort]);
            }
        },
        iterations: 4);

    [Fact]
    public void ASortReadsFewDocumentsOfManyAndNoneAgain() => TestSeed.Run(
        random =>
        {
            const int documents = 50_000;
            using var directory = new ByteBuffersDirectory();
            using var analyzer = new WordAnalyzer();
            using (var writer = new IndexWriter(directory, new IndexWriterConfig { Analyzer = analyzer }))
            {
                for (int i = 0; i < documents; i++)
                {
                    writer.AddDocument(new IndexDocument().Add(
                        new IndexableField("number", FieldType.NumericDocValue) { Int64Value = random.Next() }));
                }
                writer.Commit();
            }
            using DirectoryReader reader = DirectoryReader.Open(directory);
            foreach (bool reverse in (bool[])[false, true])
            {
                var options = new SearchOptions { Sort = [SortField.Numeric("number", reverse)], TotalHitsThreshold = 100 };
                var collector = new TopFieldCollector(10, options);
                new IndexSearcher(reader).Search(new MatchAllDocsQuery(), collector, options);
                Assert.InRange(collector.HitCount, 101, documents / 4);
            }
        });

    [Fact]
    public void ASortedLeafIsLeftWhenNothingBetterCanCome()
    {
        SortField[] sort = [SortField.Text("kind"), SortField.Numeric("number")];
        MemoryDocument[] docs = [.. Enumerable.Range(0, 9000).Select(i => new MemoryDocument
        {
            Sorted = { ["kind"] = [1] },
            Numbers = { ["number"] = i / 3 },
        })];
        var searcher = new IndexSearcher(new MemoryReader(128, [.. sort.Select(Key)], [docs]));
        var options = new SearchOptions { Sort = sort, TotalHitsThreshold = 10 };
        var collector = new TopFieldCollector(10, options);
        searcher.Search(new MatchAllDocsQuery(), collector, options);
        Assert.InRange(collector.HitCount, 11, 2048);
    }

    [Fact]
    public void UpdatedValuesAreSortedAnew() => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            using var analyzer = new WordAnalyzer();
            using var writer = new IndexWriter(
                directory, new IndexWriterConfig { Analyzer = analyzer, MergePolicy = new NoMergePolicy() });
            var numbers = new List<long>();
            for (int i = 0; i < 2000; i++)
            {
                numbers.Add(random.Next(1_000_000));
                writer.AddDocument(new IndexDocument()
                    .Add(new IndexableField("id", FieldType.Keyword) { StringValue = $"d{i}" })
                    .Add(new IndexableField("number", FieldType.NumericDocValue) { Int64Value = numbers[i] }));
            }
            for (int round = 0; round < 8; round++)
            {
                using DirectoryReader reader = writer.GetReader();
                TopDocs found = new IndexSearcher(reader).Search(
                    new MatchAllDocsQuery(),
                    7,
                    new SearchOptions { Sort = [SortField.Numeric("number", true)], TotalHitsThreshold = 10 });
                Assert.Equal(
                    numbers.OrderDescending().Take(7), found.ScoreDocs.Select(d => (long?)d.SortValues[0] ?? -1));
                int changed = random.Next(numbers.Count);
                numbers[changed] = 1_000_000 + round;
                writer.UpdateNumericDocValue(new Term("id", $"d{changed}"), "number", numbers[changed]);
            }
        });

    private static SortField[] DrawSort(Random random)
    {
        bool reverse = random.Next(2) == 0;
        bool missingFirst = random.Next(2) == 0;
        SortField first = random.Next(6) switch
        {
            0 => SortField.Numeric("number", reverse, missingFirst),
            1 or 2 => SortField.Numeric("dates", reverse, missingFirst),
            3 => SortField.Text("kind", reverse, missingFirst),
            4 => SortField.Text("tags", reverse, missingFirst),
            _ => SortField.Document with { Reverse = reverse },
        };
        return random.Next(3) switch
        {
            0 => [first],
            1 => [first, SortField.Score],
            _ => [first, SortField.Numeric("number", !reverse), SortField.Text("kind")],
        };
    }

    private static SortField[] DrawPlainSort(Random random)
    {
        SortField number = SortField.Numeric("number", random.Next(2) == 0, random.Next(2) == 0);
        SortField kind = SortField.Text("kind", random.Next(2) == 0, random.Next(2) == 0);
        return random.Next(2) == 0 ? [number, kind] : [kind, number];
    }

    /// <summary>Leaves whose documents lie in the order of an index sort: missing numbers count as one, as Lucene has it.</summary>
    private static MemoryReader SortedReader(Random random, SortField[] sort)
    {
        IndexSortField[] order = [.. sort.Select(Key)];

        // Few values make ties that are longer than the stretches that are searched at once.
        int values = random.Next(2, 12);
        int missing = random.Next(2, 6);
        bool isDense = random.Next(3) == 0;
        order = isDense ? [.. order.Select(k => k with { HasMissingValue = false, MissingValue = 0 })] : order;
        var segments = new IReadOnlyList<MemoryDocument>[random.Next(1, 4)];
        for (int s = 0; s < segments.Length; s++)
        {
            var docs = new List<MemoryDocument>();
            for (int i = random.Next(1, 4000); i > 0; i--)
            {
                MemoryDocument doc = new MemoryDocument { Deleted = random.Next(9) == 0 }
                    .Text("body", random.Next(2) == 0 ? "a b" : "b");
                if (isDense || random.Next(missing) > 0)
                {
                    // The numbers that missing ones count as are among them.
                    doc.Numbers["number"] = random.Next(values) switch
                    {
                        0 => long.MinValue,
                        1 => long.MaxValue,
                        int n => n,
                    };
                }
                if (isDense || random.Next(missing) > 0)
                {
                    doc.Sorted["kind"] = [(byte)('a' + random.Next(values))];
                }
                doc.Binary["_id"] = BitConverter.GetBytes(random.NextInt64());
                docs.Add(doc);
            }
            segments[s] = [.. docs.Order(Comparer<MemoryDocument>.Create((a, b) => Compare(a, b, order)))];
        }
        return new MemoryReader(128, order, segments);
    }

    private static IndexSortField Key(SortField field) => field.Kind == SortKind.Numeric
        ? IndexSorts.Int64(
            field.Field, field.Reverse, field.Reverse == field.MissingFirst ? long.MaxValue : long.MinValue)
        : IndexSorts.Text(field.Field, field.Reverse, field.MissingFirst != field.Reverse);

    private static int Compare(MemoryDocument a, MemoryDocument b, IndexSortField[] order)
    {
        foreach (IndexSortField key in order)
        {
            int sign = key.Type == "LONG"
                ? a.Numbers.GetValueOrDefault(key.Field, key.MissingValue)
                    .CompareTo(b.Numbers.GetValueOrDefault(key.Field, key.MissingValue))
                : Text(a, key).CompareTo(Text(b, key));
            if (sign != 0)
            {
                return key.Reverse ? -sign : sign;
            }
        }
        return 0;
    }

    private static int Text(MemoryDocument doc, IndexSortField key) =>
        doc.Sorted.TryGetValue(key.Field, out byte[]? value) ? value[0] : key.MissingValue == 1 ? -1 : 1000;

    private static void Compare(Random random, IndexSearcher searcher, Query query, SortField[] sort)
    {
        int size = random.Next(0, 25);
        var options = new SearchOptions
        {
            Sort = sort,
            TieBreakField = random.Next(2) == 0 ? "_id" : null,
            TotalHitsThreshold = random.Next(1, 40),
        };
        SearchOptions exact = options with { TotalHitsThreshold = SearchOptions.Exact };
        long total = searcher.Count(query);
        ScoreDoc? after = null;
        for (int page = 0; page < 4; page++)
        {
            TopDocs all = searcher.Search(query, size, exact with { After = after });
            TopDocs few = searcher.Search(query, size, options with { After = after });
            string about = $"{query} by {string.Join(", ", sort.Select(s => $"{s}"))} after {after}";
            Assert.True(all.ScoreDocs.Select(d => d.Doc).SequenceEqual(few.ScoreDocs.Select(d => d.Doc)), about);
            Assert.Equal(new TotalHits(total, TotalHitsRelation.EqualTo), all.TotalHits);
            Assert.Equal(
                total > options.TotalHitsThreshold
                    ? new TotalHits(options.TotalHitsThreshold, TotalHitsRelation.GreaterThanOrEqualTo)
                    : all.TotalHits,
                few.TotalHits);
            after = all.ScoreDocs.Count > 0 ? all.ScoreDocs[^1] : null;
            if (after is null)
            {
                break;
            }
        }
    }
}
