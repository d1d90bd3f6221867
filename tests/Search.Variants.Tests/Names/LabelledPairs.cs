using System.IO;

namespace Search.Variants.Tests.Names;

/// <summary>Reads <c>pairs.tsv</c>.</summary>
internal static class LabelledPairs
{
    /// <summary>All pairs.</summary>
    public static IReadOnlyList<LabelledPair> Read()
    {
        using Stream? stream = typeof(LabelledPairs).Assembly.GetManifestResourceStream("names/pairs.tsv");
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream);
        var pairs = new List<LabelledPair>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }
            string[] parts = line.Split('\t');
            Assert.Equal(5, parts.Length);
            NameKind kind = Enum.Parse<NameKind>(parts[2], ignoreCase: true);
            Assert.True(parts[4] is "0" or "1", line);
            pairs.Add(new LabelledPair(parts[0], parts[1], kind, parts[3], parts[4] == "1"));
        }
        return pairs;
    }
}
