using Search.Analysis;
using Search.Codecs;

namespace Search.Indexing.Tests.Model;

/// <summary>A document of the model: what goes in, and what must come out.</summary>
internal sealed record ModelDocument(
    string Id, string Body, long? Number, string? Tag, string[] Tags, long[] Numbers, byte[]? Bytes, string[] Entities)
{
    private static readonly FieldType BodyType =
        FieldType.TextStored with { IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets };

    private static readonly FieldType TagType = FieldType.Keyword with { DocValuesType = DocValuesType.Sorted };

    private static readonly FieldType TagsType =
        new() { IndexOptions = IndexOptions.DocsAndFreqs, DocValuesType = DocValuesType.SortedSet };

    private static readonly FieldType NumbersType =
        new() { DocValuesType = DocValuesType.SortedNumeric, Points = new PointShape(1, 1, sizeof(long)) };

    private static readonly FieldType BytesType = new() { Stored = true, DocValuesType = DocValuesType.Binary };
    private static readonly FieldType BlobType = new() { DocValuesType = DocValuesType.Binary };
    private static readonly FieldType NumberType = new() { Stored = true, DocValuesType = DocValuesType.Numeric };

    private static readonly string[] Words =
    [
        .. Enumerable.Range(0, 60).Select(i => new string((char)('a' + (i % 26)), 1 + (i % 7)) + i),
        "día",
        "東京",
        "𐐷x",
    ];

    /// <summary>A number in doc values only, which may be changed without the document.</summary>
    public long? Rank { get; init; }

    /// <summary>Bytes in doc values only, which may be changed without the document.</summary>
    public byte[]? Blob { get; init; }

    /// <summary>The norm byte of the entities field: not computed, given.</summary>
    public byte EntityNorm => (byte)(1 + (Body.Length % 100));

    public Term Term => new("id", Id);

    public static ModelDocument Create(string id, Random random) => new(
        id,
        string.Join(' ', Pick(random, random.Next(40))),
        random.Next(3) == 0 ? null : random.NextInt64(-5, 1L << random.Next(1, 62)),
        random.Next(3) == 0 ? null : Words[random.Next(Words.Length)],
        [.. Pick(random, random.Next(5))],
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.NextInt64(-9, 9))],
        random.Next(3) == 0 ? null : Enumerable.Range(0, random.Next(20)).Select(i => (byte)(i * 37)).ToArray(),
        [.. Pick(random, random.Next(4))])
    {
        Rank = random.Next(3) == 0 ? null : random.Next(1000),
        Blob = RandomBlob(random),
    };

    public static byte[]? RandomBlob(Random random) =>
        random.Next(3) == 0 ? null : [.. Enumerable.Range(0, random.Next(30)).Select(_ => (byte)random.Next(256))];

    public static string RandomWord(Random random) => Words[random.Next(Words.Length)];

    public IndexDocument ToIndexDocument()
    {
        var document = new IndexDocument()
            .Add(new IndexableField("id", FieldType.KeywordStored) { StringValue = Id })
            .Add(new IndexableField("body", BodyType) { StringValue = Body });
        if (Number is long number)
        {
            document.Add(new IndexableField("number", NumberType) { Int64Value = number });
            document.Add(PointFields.Int64("box", number, Body.Length));
        }
        if (Tag is not null)
        {
            document.Add(new IndexableField("tag", TagType) { StringValue = Tag });
        }
        foreach (string tag in Tags)
        {
            document.Add(new IndexableField("tags", TagsType) { StringValue = tag });
        }
        foreach (long value in Numbers)
        {
            document.Add(new IndexableField("numbers", NumbersType) { Int64Value = value });
        }
        if (Bytes is not null)
        {
            document.Add(new IndexableField("bytes", BytesType) { BinaryValue = Bytes });
        }
        if (Rank is long rank)
        {
            document.Add(new IndexableField("rank", FieldType.NumericDocValue) { Int64Value = rank });
        }
        if (Blob is not null)
        {
            document.Add(new IndexableField("blob", BlobType) { BinaryValue = Blob });
        }
        if (Entities.Length > 0)
        {
            document.Add(new IndexableField("entities", FieldType.Text)
            {
                TokenStream = new EntityStream(Entities),
                NormOverride = EntityNorm,
            });
        }
        return document;
    }

    private static IEnumerable<string> Pick(Random random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            // Squaring makes some words frequent, as in text.
            double x = random.NextDouble();
            yield return Words[(int)(x * x * Words.Length)];
        }
    }

    // Two tokens a mention on one position, the second with a payload that names the mention's place.
    private sealed class EntityStream(string[] entities) : TokenStream
    {
        private int _next;

        public override void Reset() => _next = 0;

        public override bool IncrementToken()
        {
            if (_next == entities.Length * 2)
            {
                return false;
            }
            int entity = _next / 2;
            Token.Clear();
            Token.SetTerm(_next % 2 == 0 ? entities[entity] : $"{entities[entity]}|kind");
            Token.PositionIncrement = _next % 2 == 0 ? 3 : 0;
            Token.Payload = _next % 2 == 0 ? default : new byte[] { (byte)entity, 7 };
            _next++;
            return true;
        }
    }
}
