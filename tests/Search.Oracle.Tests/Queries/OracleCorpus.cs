using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Oracle.Tests.Queries;

/// <summary>Random documents as the lines that Java's SearchWrite reads, and as documents for our writer.</summary>
internal static class OracleCorpus
{
    internal static List<string> Lines(Random random, int count)
    {
        var words = new QueryTreeText(random);
        bool deletes = random.Next(2) == 0;
        var lines = new List<string>();
        for (int i = 0; i < count; i++)
        {
            int length = random.Next(20) == 0 ? random.Next(1, 400) : random.Next(1, 15);
            string title = random.Next(3) == 0 ? "-" : $"{words.Word()} {words.Word()}";
            string body = string.Join(' ', Enumerable.Range(0, length).Select(
                _ => random.Next(6) == 0 ? words.Misspelt() : words.Word()));
            bool values = random.Next(4) > 0;
            string number = values ? $"{random.Next(-5, 20)}" : "-";
            char kind = (char)random.Next('a', 'h');
            lines.Add($"{i}\t{title}\t{body}\t{number}\t{kind}\t{(deletes && random.Next(5) == 0 ? "yes" : "no")}");
        }
        return lines;
    }

    internal static IndexDocument Document(string line)
    {
        string[] parts = line.Split('\t');
        var doc = new IndexDocument();
        doc.Add(new IndexableField("id", FieldType.KeywordStored) { StringValue = parts[0] });
        if (parts[1] != "-")
        {
            doc.Add(new IndexableField("title", FieldType.Text) { StringValue = parts[1] });
        }
        doc.Add(new IndexableField("body", FieldType.Text) { StringValue = parts[2] });
        if (parts[3] != "-")
        {
            doc.Add(new IndexableField("number", FieldType.NumericDocValue)
            {
                Int64Value = long.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture),
            });
            doc.Add(new IndexableField("kind", new FieldType { DocValuesType = DocValuesType.Sorted })
            {
                BinaryValue = Encoding.UTF8.GetBytes(parts[4]),
            });
        }
        return doc;
    }
}
