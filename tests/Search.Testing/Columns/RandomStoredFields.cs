using System.Globalization;
using System.Text;
using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>
/// Random stored documents: every type, values at the edges of each encoding, long and empty documents.
/// </summary>
public static class RandomStoredFields
{
    private const int TypeCount = 6;
    private const int Types = 8;

    /// <summary>Fields for stored values, two of each type.</summary>
    public static FieldInfo[] Fields(int firstNumber) =>
        [.. Enumerable.Range(0, 2 * TypeCount).Select(i => new FieldInfo(
            string.Create(CultureInfo.InvariantCulture, $"stored{i}"), firstNumber + i))];

    /// <summary>A document: pairs of field and value (string, bytes, int, long, float or double).</summary>
    public static List<(FieldInfo Field, object Value)> Document(Random random, FieldInfo[] fields, int maxText)
    {
        var document = new List<(FieldInfo Field, object Value)>();
        for (int i = random.Next(Types); i > 0; i--)
        {
            int place = random.Next(fields.Length);
            document.Add((fields[place], Value(random, place % TypeCount, maxText)));
        }
        return document;
    }

    /// <summary>Writes a document.</summary>
    public static void Write(StoredFieldsWriter writer, List<(FieldInfo Field, object Value)> document)
    {
        writer.StartDocument();
        foreach ((FieldInfo field, object value) in document)
        {
            switch (value)
            {
                case string text:
                    writer.WriteString(field, Encoding.UTF8.GetBytes(text));
                    break;
                case byte[] bytes:
                    writer.WriteBinary(field, bytes);
                    break;
                case int number:
                    writer.WriteInt32(field, number);
                    break;
                case long number:
                    writer.WriteInt64(field, number);
                    break;
                case float number:
                    writer.WriteSingle(field, number);
                    break;
                default:
                    writer.WriteDouble(field, (double)value);
                    break;
            }
        }
        writer.FinishDocument();
    }

    private static object Value(Random random, int type, int maxText) => type switch
    {
        0 => Text(random, random.Next(maxText)),
        1 => Encoding.UTF8.GetBytes(Text(random, random.Next(maxText / 4 + 1))),
        2 => random.Next(int.MinValue, int.MaxValue) >> random.Next(32),
        3 => (random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64))
            * (random.Next(4) switch { 0 => 1L, 1 => 1000L, 2 => 3_600_000L, _ => 86_400_000L }),
        4 =>
            random.Next(4) switch
            {
                0 => random.Next(-3, 130),
                1 => -0f,
                2 => float.NaN,
                _ => random.NextSingle() - 0.5f,
            },
        _ => random.Next(5) switch
        {
            0 => (double)random.Next(-3, 130),
            1 => -0d,
            2 => random.NextSingle() * 1000,
            3 => double.NegativeInfinity,
            _ => random.NextDouble() - 0.5,
        },
    };

    private static string Text(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(
                random.Next(30) == 0 ? "\U0001F600\u00e9" : string.Create(
                    CultureInfo.InvariantCulture, $"word{random.Next(50)} "));
        }
        return text.ToString();
    }
}
