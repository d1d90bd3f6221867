namespace Search.Queries.Tests;

/// <summary>Random small indexes whose words follow a steep distribution.</summary>
internal static class RandomCorpus
{
    internal static readonly string[] Fields = ["body", "title"];

    internal static readonly string[] Words =
        ["the", "of", "and", "talks", "saudi", "israel", "iran", "oil", "peace", "riyadh", "tehran", "envoy", "rare"];

    internal static MemoryReader Create(Random random, int maxDocs = 700)
    {
        int segments = random.Next(1, 4);
        var all = new IReadOnlyList<MemoryDocument>[segments];
        bool deletes = random.Next(3) == 0;
        for (int s = 0; s < segments; s++)
        {
            var docs = new List<MemoryDocument>();
            int count = random.Next(1, maxDocs);
            for (int i = 0; i < count; i++)
            {
                docs.Add(Document(random, deletes));
            }
            all[s] = docs;
        }
        return new MemoryReader(random.Next(1, 129), all);
    }

    internal static string Word(Random random)
    {
        double place = random.NextDouble();
        return Words[(int)(place * place * Words.Length)];
    }

    private static MemoryDocument Document(Random random, bool deletes)
    {
        var doc = new MemoryDocument { Deleted = deletes && random.Next(4) == 0 };
        foreach (string field in Fields)
        {
            if (field == "title" && random.Next(3) == 0)
            {
                continue;
            }
            int length = random.Next(10) == 0 ? random.Next(1, 300) : random.Next(1, 12);
            doc.Text(field, string.Join(' ', Enumerable.Range(0, length).Select(_ => Word(random))));
        }
        if (random.Next(4) != 0)
        {
            doc.Numbers["number"] = random.Next(-5, 20);
            doc.Sorted["kind"] = [(byte)random.Next('a', 'h')];
        }
        doc.Binary["_id"] = BitConverter.GetBytes(random.NextInt64());
        return doc;
    }
}
