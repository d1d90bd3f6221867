using System.Globalization;
using System.Text;
using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>Random columns in the shapes that make formats choose each of their encodings.</summary>
public sealed class RandomColumns
{
    private static readonly int[] Widths = [1, 2, 4, 7, 8, 12, 15, 16, 20, 23, 24, 28, 31, 32, 40, 48, 55, 56, 60, 63];

    private readonly Random _random;
    private readonly int _maxDoc;
    private readonly List<Column> _columns = [];

    private RandomColumns(Random random, int maxDoc)
    {
        _random = random;
        _maxDoc = maxDoc;
    }

    /// <summary>
    /// Columns of a segment of that many documents, field numbers from <paramref name="firstNumber"/> on.
    /// </summary>
    public static IReadOnlyList<Column> Create(Random random, int maxDoc, int count, int firstNumber = 0)
    {
        var columns = new RandomColumns(random, maxDoc);
        for (int i = 0; i < count; i++)
        {
            columns.AddColumn(firstNumber + i, (DocValuesType)(1 + (i % 5)));
        }
        return columns._columns;
    }

    /// <summary>Ascending random documents: all, none, few, many, whole blocks, or the last ones.</summary>
    public static int[] Docs(Random random, int maxDoc)
    {
        int shape = random.Next(8);
        double share = shape switch { 0 or 1 => 1, 2 => 0, 3 => 0.001, 4 => 0.05, 5 => 0.5, 6 => 0.99, _ => 1 };
        int from = shape == 7 ? random.Next(maxDoc + 1) : 0;
        var docs = new List<int>();
        for (int doc = from; doc < maxDoc; doc++)
        {
            if (share == 1 || random.NextDouble() < share)
            {
                docs.Add(doc);
            }
        }
        return [.. docs];
    }

    private void AddColumn(int number, DocValuesType type)
    {
        int[] docs = Docs(_random, _maxDoc);
        string name = string.Create(CultureInfo.InvariantCulture, $"f{number}");
        var field = new FieldInfo(name, number) { DocValuesType = type };
        var column = new Column(field, docs, [], [], [], []);
        _columns.Add(type switch
        {
            DocValuesType.Numeric => column with { Numbers = Numbers(docs.Length, several: false) },
            DocValuesType.SortedNumeric =>
                column with { Numbers = Numbers(docs.Length, several: _random.Next(4) != 0) },
            DocValuesType.Binary => column with { Bytes = Bytes(docs.Length) },
            _ => WithOrds(column, several: type == DocValuesType.SortedSet && _random.Next(4) != 0),
        });
    }

    private long[][] Numbers(int docs, bool several)
    {
        Func<long> source = NumberSource();
        long[][] numbers = new long[docs][];
        for (int i = 0; i < docs; i++)
        {
            long[] values = new long[several ? 1 + _random.Next(4) : 1];
            for (int k = 0; k < values.Length; k++)
            {
                values[k] = source();
            }
            Array.Sort(values);
            numbers[i] = values;
        }
        return numbers;
    }

    private Func<long> NumberSource()
    {
        int shape = _random.Next(8);
        long constant = _random.NextInt64(-1000, 1000);
        int width = Widths[_random.Next(Widths.Length)];
        long count = 0;
        return shape switch
        {
            0 => () => constant,
            1 => () => (long)_random.Next(2 + _random.Next(3)) * 1_000_000_007 * constant,
            2 => () => (_random.Next(1_000_000) * 3600L) + constant,
            3 => () => _random.NextInt64(long.MinValue, long.MaxValue),
            4 => () => ++count < 20_000 ? _random.Next(3) : _random.NextInt64() >> 20,
            5 => () => constant + count++,
            6 => () => ++count / 16_384 % 2 == 0 ? constant : constant + _random.Next(100_000),
            _ => () => (_random.NextInt64() >>> (63 - width)) + constant,
        };
    }

    private byte[][] Bytes(int docs)
    {
        int shape = _random.Next(4);
        byte[][] values = new byte[docs][];
        for (int i = 0; i < docs; i++)
        {
            int length = shape switch { 0 => 0, 1 => 6, 2 => _random.Next(10), _ => _random.Next(20) == 0 ? 500 : 3 };
            values[i] = new byte[length];
            _random.NextBytes(values[i]);
        }
        return values;
    }

    private Column WithOrds(Column column, bool several)
    {
        byte[][] terms = Terms(Math.Max(1, _random.Next(4) switch { 0 => 1, 1 => 20, 2 => 300, _ => 3000 }));
        long[][] ords = new long[column.Docs.Length][];
        var used = new SortedSet<long>();
        for (int i = 0; i < ords.Length; i++)
        {
            var set = new SortedSet<long>();
            for (int k = several ? 1 + _random.Next(4) : 1; k > 0; k--)
            {
                set.Add(_random.Next(terms.Length));
            }
            ords[i] = [.. set];
            used.UnionWith(set);
        }
        // A dictionary holds only terms that some document has.
        long[] renumber = new long[terms.Length];
        int next = 0;
        foreach (long ord in used)
        {
            renumber[ord] = next++;
        }
        foreach (long[] set in ords)
        {
            for (int k = 0; k < set.Length; k++)
            {
                set[k] = renumber[set[k]];
            }
        }
        return column with { Ords = ords, Terms = [.. used.Select(o => terms[o])] };
    }

    private byte[][] Terms(int count)
    {
        int shape = _random.Next(3);
        var terms = new SortedSet<byte[]>(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        for (int i = 0; i < count; i++)
        {
            string term = shape switch
            {
                0 => string.Create(CultureInfo.InvariantCulture, $"term{_random.Next(10 * count):d6}"),
                1 => new string('p', _random.Next(40)) + new string('q', _random.Next(40)) + _random.Next(count),
                _ =>
                    _random.Next(3) == 0 ? "" : char.ConvertFromUtf32(0x1F600 + _random.Next(50)) + _random.Next(count),
            };
            terms.Add(Encoding.UTF8.GetBytes(term));
        }
        return [.. terms];
    }
}
