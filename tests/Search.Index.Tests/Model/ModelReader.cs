using System.Text;
using Search.Codecs;

namespace Search.Indexing.Tests.Model;

/// <summary>Reads an index back into what the model holds, from the postings and columns as well as from the stored fields.</summary>
internal static class ModelReader
{
    /// <summary>Fails unless the reader holds exactly these documents, each once and whole.</summary>
    public static void AssertHolds(DirectoryReader reader, IReadOnlyDictionary<string, ModelDocument> expected)
    {
        Dictionary<string, string> found = Read(reader);
        Assert.Equal(expected.Count, reader.NumDocs);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach ((string id, ModelDocument document) in expected)
        {
            Assert.Equal(Describe(document), found[id]);
        }
    }

    /// <summary>Everything the reader holds, by id; fails when an id is there twice.</summary>
    public static Dictionary<string, string> Read(DirectoryReader reader)
    {
        var all = new Dictionary<string, string>();
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            var documents = new SortedDictionary<string, string>[leaf.Reader.MaxDoc];
            for (int doc = 0; doc < documents.Length; doc++)
            {
                documents[doc] = new SortedDictionary<string, string>(StringComparer.Ordinal);
                leaf.Reader.VisitDocument(doc, new Stored(documents[doc]));
            }
            ReadColumns(leaf.Reader, documents);
            ReadPoints(leaf.Reader, "numbers", documents);
            ReadPoints(leaf.Reader, "box", documents);
            foreach (string field in new[] { "id", "body", "tag", "tags", "entities" })
            {
                ReadPostings(leaf.Reader, field, documents);
            }
            for (int doc = 0; doc < documents.Length; doc++)
            {
                if (leaf.Reader.LiveDocs is null || leaf.Reader.LiveDocs[doc])
                {
                    all.Add(documents[doc]["stored id"], Flatten(documents[doc]));
                }
            }
        }
        return all;
    }

    private static string Describe(ModelDocument document)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["stored id"] = document.Id,
            ["stored body"] = document.Body,
            ["terms id"] = Entry(document.Id, "1"),
        };
        string[] words = document.Body.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        AddBody(parts, words);
        if (document.Number is long number)
        {
            parts["stored number"] = $"{number}";
            parts["column number"] = $"{number}";
            parts["points box"] = $" {number},{document.Body.Length}";
        }
        if (document.Tag is not null)
        {
            parts["column tag"] = document.Tag;
            parts["terms tag"] = Entry(document.Tag, "1");
        }
        if (document.Tags.Length > 0)
        {
            parts["column tags"] = string.Join(' ', document.Tags.Distinct().OrderBy(t => t, Utf8Order));
            parts["terms tags"] = string.Concat(document.Tags.GroupBy(t => t)
                .OrderBy(g => g.Key, Utf8Order).Select(g => Entry(g.Key, $"{g.Count()}")));
            parts["norm tags"] = $"{document.Tags.Length}";
        }
        if (document.Numbers.Length > 0)
        {
            parts["column numbers"] = string.Join(' ', document.Numbers.Order());
            parts["points numbers"] = string.Concat(document.Numbers.Order().Select(n => $" {n}"));
        }
        if (document.Bytes is not null)
        {
            parts["stored bytes"] = Convert.ToHexString(document.Bytes);
            parts["column bytes"] = Convert.ToHexString(document.Bytes);
        }
        if (document.Rank is long rank)
        {
            parts["column rank"] = $"{rank}";
        }
        if (document.Blob is not null)
        {
            parts["column blob"] = Convert.ToHexString(document.Blob);
        }
        AddEntities(parts, document);
        return Flatten(parts);
    }

    private static void AddBody(SortedDictionary<string, string> parts, string[] words)
    {
        var places = new List<(string Word, string Place)>();
        int offset = 0;
        for (int i = 0; i < words.Length; i++)
        {
            places.Add((words[i], $"{i}@{offset}-{offset + words[i].Length}"));
            offset += words[i].Length + 1;
        }
        if (words.Length > 0)
        {
            parts["terms body"] = Postings(places);
        }
        parts["norm body"] = $"{SmallFloat.LengthToByte(words.Length)}";
    }

    private static void AddEntities(SortedDictionary<string, string> parts, ModelDocument document)
    {
        var places = new List<(string Word, string Place)>();
        for (int i = 0; i < document.Entities.Length; i++)
        {
            places.Add((document.Entities[i], $"{2 + (3 * i)}"));
            places.Add(($"{document.Entities[i]}|kind", $"{2 + (3 * i)}#{i:X2}07"));
        }
        if (places.Count > 0)
        {
            parts["terms entities"] = Postings(places);
            parts["norm entities"] = $"{document.EntityNorm}";
        }
    }

    private static string Postings(List<(string Word, string Place)> places) =>
        string.Concat(places.GroupBy(p => p.Word).OrderBy(g => g.Key, Utf8Order)
            .Select(g => Entry(g.Key, $"{g.Count()} {string.Join(' ', g.Select(p => p.Place))}")));

    private static Comparer<string> Utf8Order { get; } = Comparer<string>.Create(
        (a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

    private static string Entry(string term, string rest) => $"[{term} {rest}]";

    private static string Flatten(SortedDictionary<string, string> parts) =>
        string.Join('\n', parts.Select(p => $"{p.Key} = {p.Value}"));

    private static void ReadPostings(LeafReader reader, string field, SortedDictionary<string, string>[] documents)
    {
        NormValues? norms = reader.GetNorms(field);
        for (int doc = 0; norms is not null && doc < documents.Length; doc++)
        {
            if (norms.TryGet(doc, out long norm))
            {
                documents[doc][$"norm {field}"] = $"{(byte)norm}";
            }
        }
        TermsEnum? terms = reader.Terms(field)?.Iterator();
        PostingsEnum? postings = null;
        while (terms is not null && terms.MoveNext())
        {
            string term = Encoding.UTF8.GetString(terms.Term);
            postings = terms.Postings(postings, PostingsFlags.All);
            int doc;
            while ((doc = postings.NextDoc()) != DocIdSetIterator.NoMoreDocs)
            {
                string entry = Entry(term, Places(postings, reader.FieldInfos[field]!));
                documents[doc][$"terms {field}"] = documents[doc].GetValueOrDefault($"terms {field}") + entry;
            }
        }
    }

    private static string Places(PostingsEnum postings, FieldInfo field)
    {
        var places = new StringBuilder().Append(postings.Freq);
        for (int i = 0; field.HasPositions && i < postings.Freq; i++)
        {
            places.Append(' ').Append(postings.NextPosition());
            if (field.HasOffsets)
            {
                places.Append('@').Append(postings.StartOffset).Append('-').Append(postings.EndOffset);
            }
            if (postings.Payload.Length > 0)
            {
                places.Append('#').Append(Convert.ToHexString(postings.Payload));
            }
        }
        return places.ToString();
    }

    private static void ReadColumns(LeafReader reader, SortedDictionary<string, string>[] documents)
    {
        Column(reader.GetNumericDocValues("number"), "number", documents, v => $"{v.LongValue}");
        Column(reader.GetBinaryDocValues("bytes"), "bytes", documents, v => Convert.ToHexString(v.BinaryValue));
        Column(reader.GetNumericDocValues("rank"), "rank", documents, v => $"{v.LongValue}");
        Column(reader.GetBinaryDocValues("blob"), "blob", documents, v => Convert.ToHexString(v.BinaryValue));
        Column(
            reader.GetSortedDocValues("tag"), "tag", documents, v => Encoding.UTF8.GetString(v.LookupOrd(v.OrdValue)));
        Column(reader.GetSortedNumericDocValues("numbers"), "numbers", documents, v =>
            string.Join(' ', Enumerable.Range(0, v.DocValueCount).Select(_ => v.NextValue())));
        Column(reader.GetSortedSetDocValues("tags"), "tags", documents, v =>
        {
            var values = new List<string>();
            long ord;
            while ((ord = v.NextOrd()) != SortedSetDocValues.NoMoreOrds)
            {
                values.Add(Encoding.UTF8.GetString(v.LookupOrd(ord)));
            }
            return string.Join(' ', values);
        });
    }

    private static void ReadPoints(LeafReader reader, string field, SortedDictionary<string, string>[] documents)
    {
        PointValues? values = reader.GetPointValues(field);
        for (PointLeafCursor? leaves = values?.GetLeaves(); leaves?.Next() == true;)
        {
            int length = leaves.Values.Length / leaves.Docs.Length;
            for (int i = 0; i < leaves.Docs.Length; i++)
            {
                byte[] value = leaves.Values.Slice(i * length, length).ToArray();
                string text = string.Join(
                    ',', value.Chunk(sizeof(long)).Select(v => $"{PointEncoding.ReadInt64(v)}"));
                SortedDictionary<string, string> document = documents[leaves.Docs[i]];
                document[$"points {field}"] = $"{document.GetValueOrDefault($"points {field}")} {text}";
            }
        }
    }

    private static void Column<T>(
        T? values, string field, SortedDictionary<string, string>[] documents, Func<T, string> read)
        where T : DocIdSetIterator
    {
        int doc;
        while (values is not null && (doc = values.NextDoc()) != DocIdSetIterator.NoMoreDocs)
        {
            documents[doc].Add($"column {field}", read(values));
        }
    }

    private sealed class Stored(SortedDictionary<string, string> parts) : StoredFieldVisitor
    {
        public override Status NeedsField(FieldInfo field) => Status.Yes;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) =>
            parts.Add($"stored {field.Name}", Encoding.UTF8.GetString(utf8));

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) =>
            parts.Add($"stored {field.Name}", Convert.ToHexString(value));

        public override void Int64Field(FieldInfo field, long value) => parts.Add($"stored {field.Name}", $"{value}");
    }
}
