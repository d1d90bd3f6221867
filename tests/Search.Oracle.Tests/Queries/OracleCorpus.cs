using System.Globalization;
using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Oracle.Tests.Queries;

/// <summary>Random documents as the lines that Java's RandomWrite reads, and as documents for our writer.</summary>
internal static class OracleCorpus
{
    private static readonly FieldType s_sorted = new() { DocValuesType = DocValuesType.Sorted };
    private static readonly FieldType s_sortedSet = new() { DocValuesType = DocValuesType.SortedSet };
    private static readonly FieldType s_sortedNumeric = new() { DocValuesType = DocValuesType.SortedNumeric };

    internal static List<string> Lines(Random random, Vocabulary words, int count)
    {
        bool deletes = random.Next(2) == 0;
        bool updates = random.Next(3) == 0;
        var lines = new List<string>();
        for (int i = 0; i < count; i++)
        {
            int length = random.Next(20) == 0 ? random.Next(1, 400) : random.Next(1, 15);
            string title = random.Next(3) == 0 ? "-" : $"{words.Word()} {words.Word()}";
            string body = string.Join(' ', Enumerable.Range(0, length).Select(
                _ => random.Next(6) == 0 ? words.Misspelt() : words.Word()));
            string number = random.Next(4) > 0 ? Number(random) : "-";
            char kind = (char)random.Next('a', 'h');
            string numbers = Several(random, () => Number(random));
            string tags = Several(random, words.Word);
            string rank = random.Next(2) == 0 ? Number(random) : "-";
            string newRank = updates && random.Next(6) == 0 ? Number(random) : "-";
            string deleted = deletes && random.Next(5) == 0 ? "yes" : "no";
            lines.Add(string.Join(
                '\t', i, title, body, number, kind, numbers, tags, rank, newRank, deleted));
        }
        return lines;
    }

    /// <summary>The document of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="body">How the body is indexed.</param>
    internal static IndexDocument Document(string line, FieldType body)
    {
        string[] parts = line.Split('\t');
        var doc = new IndexDocument();
        doc.Add(new IndexableField("id", FieldType.KeywordStored) { StringValue = parts[0] });
        if (parts[1] != "-")
        {
            doc.Add(new IndexableField("title", FieldType.TextStored) { StringValue = parts[1] });
        }
        doc.Add(new IndexableField("body", body) { StringValue = parts[2] });
        if (parts[3] != "-")
        {
            doc.Add(new IndexableField("number", FieldType.NumericDocValue) { Int64Value = Parse(parts[3]) });
            doc.Add(new IndexableField("kind", s_sorted) { BinaryValue = Encoding.UTF8.GetBytes(parts[4]) });
        }
        foreach (string number in parts[5] == "-" ? [] : parts[5].Split(','))
        {
            doc.Add(new IndexableField("numbers", s_sortedNumeric) { Int64Value = Parse(number) });
        }
        foreach (string tag in parts[6] == "-" ? [] : parts[6].Split(','))
        {
            doc.Add(new IndexableField("tags", s_sortedSet) { BinaryValue = Encoding.UTF8.GetBytes(tag) });
        }
        if (parts[7] != "-")
        {
            doc.Add(new IndexableField("rank", FieldType.NumericDocValue) { Int64Value = Parse(parts[7]) });
        }
        return doc;
    }

    private static string Number(Random random) => random.Next(-5, 20).ToString(CultureInfo.InvariantCulture);

    private static long Parse(string number) => long.Parse(number, CultureInfo.InvariantCulture);

    private static string Several(Random random, Func<string> value) => random.Next(3) == 0
        ? "-"
        : string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => value()));
}
