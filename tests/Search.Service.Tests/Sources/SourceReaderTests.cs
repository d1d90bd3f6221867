using System.IO;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Search.Testing;

namespace Search.Service.Tests;

public sealed class SourceReaderTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("search-sources-").FullName;

    [Fact]
    public void AnArticleOfTextGivesTitleDatesAndParagraphs()
    {
        string path = Save("a-story.txt", "Title 'of' it\r\n\r\n\r\nPublished: 2023-02-19 19:09\r\n\r\nLast Updated: 2024-07-01 15:14\r\n\r\n\r\nFirst.\r\n\r\n\r\nSecond\r\nline.\r\n\r\n");
        Document document = Assert.Single(Read(path)).Document ?? throw new InvalidOperationException();
        Assert.Equal("a-story", document.Id);
        Assert.Equal("Title 'of' it", document.Fields["title"].StringValue);
        Assert.Equal("2023-02-19T19:09:00Z", document.Fields["published"].ToString());
        Assert.Equal("2024-07-01T15:14:00Z", document.Fields["updated"].ToString());
        Assert.Equal("First.\n\nSecond\nline.", document.Fields["body"].StringValue);
    }

    [Fact]
    public void DatesOfArticlesFollowTheTimeZone()
    {
        string path = Save("z.txt", "T\n\nPublished: 2023-07-01 12:00\n\nB");
        var zone = TimeZoneInfo.CreateCustomTimeZone("+3", TimeSpan.FromHours(3), "+3", "+3");
        SourceRecord record = Assert.Single(Read([path], new SourceOptions { Schema = Schema.News, TimeZone = zone }));
        Assert.Equal("2023-07-01T09:00:00Z", record.Document?.Fields["published"].ToString());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("T\n\nPublished: yesterday\n\nB", "line 3: \"yesterday\"")]
    public void ABadArticleSaysWhy(string text, string reason)
    {
        SourceRecord record = Assert.Single(Read(Save("bad.txt", text)));
        Assert.Null(record.Document);
        Assert.Contains(reason, record.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void BadLinesNameLineAndReasonAndDoNotStopTheRest()
    {
        byte[] content =
        [
            .. "\uFEFF{\"id\":\"1\",\"title\":\"a\",\"date\":\"1946-09-25\",\"extra\":1}\n"u8,
            .. "not json\n\n"u8,
            .. "{\"title\":\"no id\"}\n"u8,
            .. "{\"id\":\"2\",\"title\":\"\xFF\"}\n"u8.ToArray().Select(b => b == 0xC3 ? (byte)0xFF : b),
            .. "{\"id\":\"3\",\"published\":\"soon\"}\n[1]\n"u8,
            .. "{\"id\":4,\"tags\":[\"x\",\"y\"],\"authors\":\"z\",\"title\":null}"u8,
        ];
        string path = Path.Join(_folder, "lines.jsonl");
        File.WriteAllBytes(path, content);
        var reader = new SourceReader(SourceSet.Find([path]), new SourceOptions { Schema = Schema.News });
        SourceRecord[] records = [.. reader.Read()];
        Assert.Equal([1, 2, 4, 5, 6, 7, 8], records.Select(r => r.Line));
        Assert.Equal("1946-09-25T00:00:00Z", records[0].Document?.Fields["published"].ToString());
        Assert.Equal(1, reader.IgnoredFields["extra"]);
        Assert.Contains("not JSON", records[1].Error, StringComparison.Ordinal);
        Assert.Equal("not json", records[1].Raw);
        Assert.Contains("\"id\" is missing", records[2].Error, StringComparison.Ordinal);
        Assert.Contains("not UTF-8", records[3].Error, StringComparison.Ordinal);
        Assert.Contains("\"published\": a date", records[4].Error, StringComparison.Ordinal);
        Assert.Contains("not a JSON object", records[5].Error, StringComparison.Ordinal);
        Assert.Equal("4", records[6].Document?.Id);
        Assert.Equal(2, records[6].Document?.Fields["tags"].ListValue.Count);
        Assert.False(records[6].Document?.Fields.ContainsKey("title"));
        Assert.Equal(content.Length, reader.BytesRead);
    }

    [Fact]
    public void StrictRefusesUnknownFields()
    {
        string path = Save("s.jsonl", "{\"id\":\"1\",\"extra\":1}");
        SourceRecord record = Assert.Single(Read([path], new SourceOptions { Schema = Schema.News, Strict = true }));
        Assert.Contains("\"extra\"", record.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ATableNeedsAnIdColumnAndEvenRows()
    {
        string path = Save("t.csv", "id,title,tags,published\n1,\"A \"\"quoted\"\", title\",a; b,2020-01-02\n2,short\n,x,,\n");
        SourceRecord[] records = [.. Read(path)];
        Assert.Equal("A \"quoted\", title", records[0].Document?.Fields["title"].StringValue);
        Assert.Equal(2, records[0].Document?.Fields["tags"].ListValue.Count);
        Assert.Contains("2 cells under 4 columns", records[1].Error, StringComparison.Ordinal);
        Assert.Contains("\"id\" is empty", records[2].Error, StringComparison.Ordinal);
        Assert.Contains("no column \"id\"", Assert.Single(Read(Save("u.csv", "a,b\n1,2\n"))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenGzipGivesWhatCameBeforeAndOneBadRecord()
    {
        byte[] whole = Gzip(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{{\"id\":\"{i}\",\"title\":\"{i * 7919}\"}}\n")));
        string good = Path.Join(_folder, "g.jsonl.gz");
        File.WriteAllBytes(good, whole);
        Assert.Equal(5000, Read(good).Count(r => r.Document is not null));
        string broken = Path.Join(_folder, "b.jsonl.gz");
        byte[] damaged = [.. whole];
        damaged.AsSpan(whole.Length / 2, 64).Fill(0xFF);
        File.WriteAllBytes(broken, damaged);
        SourceRecord[] records = [.. Read(broken)];
        Assert.True(records.Length < 5000);
        Assert.Contains(records, r => r.Error is not null);
    }

    [Fact]
    public void FoldersAreWalkedInOrderAndOtherFilesCounted()
    {
        Save("b.txt", "B\n\nb");
        Save("a.txt", "A\n\na");
        Save("c.pdf", "x");
        SourceSet set = SourceSet.Find([_folder]);
        Assert.Equal(["a", "b"], set.Files.Select(f => f.BaseName));
        Assert.Single(set.Skipped);
        Assert.Throws<FileNotFoundException>(() => SourceSet.Find([Path.Join(_folder, "none")]));
        Assert.Throws<ArgumentException>(() => SourceSet.Find([Path.Join(_folder, "c.pdf")]));
    }

    [Fact]
    public void WhatIsExportedIsReadBack() => TestSeed.Run(
        random =>
        {
            Document[] documents = [.. Enumerable.Range(0, 20).Select(i => RandomDocument(random, i))];
            using var stream = new MemoryStream();
            foreach (Document document in documents)
            {
                using (var writer = new Utf8JsonWriter(stream))
                {
                    DocumentJson.Write(writer, document);
                }
                stream.WriteByte((byte)'\n');
            }
            stream.Position = 0;
            var options = new SourceOptions { Schema = Schema.News, StandardInput = stream, Strict = true };
            SourceRecord[] back = [.. Read(["-"], options)];
            Assert.Equal(documents.Length, back.Length);
            for (int i = 0; i < back.Length; i++)
            {
                Assert.Null(back[i].Error);
                Assert.Equal(documents[i].Id, back[i].Document?.Id);
                Assert.Equal(documents[i].Fields.OrderBy(f => f.Key), back[i].Document?.Fields.OrderBy(f => f.Key));
            }
        },
        iterations: 20);

    [Fact]
    public void LinesAreSplitAsANaiveSplitDoes() => TestSeed.Run(
        random =>
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(200))
                .Select(_ => random.Next(4) == 0 ? "\n" : random.Next(9) == 0 ? "\r\n" : new string('é', random.Next(3000))));
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            var reader = new Utf8LineReader(new Trickle(bytes, random), 10_000);
            foreach (string expected in text.Split('\n').Select(l => l.EndsWith('\r') ? l[..^1] : l))
            {
                if (!reader.TryRead(out ReadOnlyMemory<byte> line))
                {
                    Assert.Equal("", expected);
                    continue;
                }
                if (reader.IsTooLong)
                {
                    Assert.True(Encoding.UTF8.GetByteCount(expected) > 5_000);
                }
                else
                {
                    Assert.Equal(expected, Encoding.UTF8.GetString(line.Span));
                }
            }
            Assert.False(reader.TryRead(out _));
        },
        iterations: 50);

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    private static Document RandomDocument(Random random, int number)
    {
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal)
        {
            ["title"] = FieldValue.Of("\"t\"\n\u2028 🙂 " + random.Next()),
            ["published"] = FieldValue.Timestamp(random.NextInt64(-60_000_000_000_000_000, 250_000_000_000_000_000)),
        };
        if (random.Next(2) == 0)
        {
            fields["tags"] = FieldValue.List(FieldValue.Of("a;b"), FieldValue.Of("ü"));
        }
        return new Document { Id = $"d{number}", Fields = fields };
    }

    private static byte[] Gzip(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
        return buffer.ToArray();
    }

    private static IEnumerable<SourceRecord> Read(string path) =>
        Read([path], new SourceOptions { Schema = Schema.News });

    private static IEnumerable<SourceRecord> Read(string[] sources, SourceOptions options) =>
        new SourceReader(SourceSet.Find(sources), options).Read();

    private string Save(string name, string text)
    {
        string path = Path.Join(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    // Gives a few bytes a call, as a pipe does.
    private sealed class Trickle(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, random.Next(1, 5000)));

        public override int Read(Span<byte> buffer) =>
            base.Read(buffer[..Math.Min(buffer.Length, random.Next(1, 5000))]);
    }
}
