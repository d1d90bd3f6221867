using System.Text;

namespace Search.Codecs.Tests.TermVectors;

/// <summary>Documents with random term vectors, how they are written, and how they are compared with what is read.</summary>
internal static class RandomVectors
{
    /// <summary>One occurrence.</summary>
    internal sealed record Occurrence(int Position, int Start, int End, byte[] Payload);

    /// <summary>The vector of one field: terms in order with their occurrences.</summary>
    internal sealed record Vector(
        FieldInfo Field, TermVectorParts Parts, List<(byte[] Term, List<Occurrence> At)> Terms);

    /// <summary>Fields with vectors, numbered from <paramref name="first"/> on.</summary>
    public static FieldInfo[] Fields(int first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new FieldInfo($"f{i}", first + i)
        {
            IndexOptions = IndexOptions.Docs,
            HasTermVectors = true,
        })];

    /// <summary>Documents; some without vectors, some long.</summary>
    public static List<Vector>[] Documents(Random random, FieldInfo[] fields, int count)
    {
        var documents = new List<Vector>[count];
        bool empty = random.Next(6) == 0;
        int sparse = random.Next(1, 5);
        bool sameParts = random.Next(2) == 0;
        for (int doc = 0; doc < count; doc++)
        {
            documents[doc] = [];
            foreach (FieldInfo field in fields)
            {
                if (!empty && random.Next(sparse) == 0)
                {
                    var parts = (TermVectorParts)(sameParts ? field.Number % 8 : random.Next(8));
                    documents[doc].Add(Draw(random, field, parts));
                }
            }
        }
        return documents;
    }

    /// <summary>Writes a document.</summary>
    public static void Write(TermVectorsWriter writer, List<Vector> document)
    {
        writer.StartDocument();
        foreach (Vector vector in document)
        {
            writer.StartField(vector.Field, vector.Parts);
            foreach ((byte[] term, List<Occurrence> at) in vector.Terms)
            {
                byte[] payloads = [.. at.SelectMany(o => o.Payload)];
                writer.AddTerm(term, new TermVectorOccurrences
                {
                    Freq = at.Count,
                    Positions = Column(vector, TermVectorParts.Positions, at, o => o.Position),
                    StartOffsets = Column(vector, TermVectorParts.Offsets, at, o => o.Start),
                    EndOffsets = Column(vector, TermVectorParts.Offsets, at, o => o.End),
                    PayloadLengths = Column(vector, TermVectorParts.Payloads, at, o => o.Payload.Length),
                    Payloads = (vector.Parts & TermVectorParts.Payloads) != 0 ? payloads : [],
                });
            }
        }
        writer.FinishDocument();
    }

    /// <summary>Compares.</summary>
    public static void AssertSame(List<Vector> expected, IReadOnlyList<TermVector> found)
    {
        Assert.Equal(expected.Select(v => v.Field.Name), found.Select(v => v.Field.Name));
        for (int i = 0; i < expected.Count; i++)
        {
            Vector vector = expected[i];
            Assert.Equal(vector.Parts, found[i].Parts);
            Assert.Equal(vector.Terms.Count, found[i].Count);
            TermVectorEnum terms = found[i].Iterator();
            foreach ((byte[] term, List<Occurrence> at) in vector.Terms)
            {
                Assert.True(terms.MoveNext());
                Assert.Equal(term, terms.Term.ToArray());
                Assert.Equal(at.Count, terms.Freq);
                TermVectorOccurrences now = terms.Occurrences;
                Assert.Equal(Column(vector, TermVectorParts.Positions, at, o => o.Position), now.Positions.ToArray());
                Assert.Equal(Column(vector, TermVectorParts.Offsets, at, o => o.Start), now.StartOffsets.ToArray());
                Assert.Equal(Column(vector, TermVectorParts.Offsets, at, o => o.End), now.EndOffsets.ToArray());
                int[] lengths = Column(vector, TermVectorParts.Payloads, at, o => o.Payload.Length);
                Assert.Equal(lengths, now.PayloadLengths.ToArray());
                byte[] payloads = lengths.Length == 0 ? [] : [.. at.SelectMany(o => o.Payload)];
                Assert.Equal(payloads, now.Payloads.ToArray());
            }
            Assert.False(terms.MoveNext());
        }
    }

    private static int[] Column(
        Vector vector, TermVectorParts part, List<Occurrence> at, Func<Occurrence, int> value) =>
        (vector.Parts & part) != 0 ? [.. at.Select(value)] : [];

    private static Vector Draw(Random random, FieldInfo field, TermVectorParts parts)
    {
        int wide = random.Next(20) == 0 ? 300 : 12;
        var terms = new SortedDictionary<string, List<Occurrence>>(StringComparer.Ordinal);
        int step = random.Next(10) == 0 ? 1 << 20 : 3;
        for (int i = random.Next(1, wide); i > 0; i--)
        {
            string term = random.Next(50) == 0
                ? new string((char)('a' + random.Next(3)), random.Next(3000))
                : $"{(char)('a' + random.Next(4))}{random.Next(wide)}";
            terms[term] = Occurrences(random, random.Next(random.Next(1, 9)) + 1, step);
        }
        return new Vector(field, parts, [.. terms.Select(t => (Encoding.ASCII.GetBytes(t.Key), t.Value))]);
    }

    private static List<Occurrence> Occurrences(Random random, int freq, int step)
    {
        var at = new List<Occurrence>();
        int position = random.Next(step);
        int start = random.Next(2 * step);
        for (int i = 0; i < freq; i++)
        {
            var payload = new byte[random.Next(2) * random.Next(9)];
            random.NextBytes(payload);
            at.Add(new Occurrence(position, start, start + random.Next(30), payload));
            position += random.Next(step);
            start += random.Next(6 * step);
        }
        return at;
    }
}
