namespace Search.Service.Tests.Log;

/// <summary>Random but reproducible documents and log records.</summary>
internal static class RandomRecords
{
    public static LogRecord Next(Random random, long sequence)
    {
        var operation = random.Next(4) == 0 ? LogOperation.Delete : LogOperation.Write;
        string stream = random.Next(3) == 0 ? "stream-" + random.Next(3) : string.Empty;
        return new LogRecord
        {
            Sequence = sequence,
            Operation = operation,
            Id = "id-" + random.Next(20),
            Version = random.NextInt64(long.MaxValue),
            TimeMicroseconds = random.NextInt64(long.MaxValue) - long.MaxValue / 2,
            StreamId = stream,
            OpId = stream.Length == 0 ? 0 : random.NextInt64(1, 1000),
            EncodedFields = operation == LogOperation.Write ? ValueCodec.Encode(Fields(random)) : null,
        };
    }

    public static Dictionary<string, FieldValue> Fields(Random random)
    {
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        int count = random.Next(6);
        for (int i = 0; i < count; i++)
        {
            fields["field" + i] = random.Next(5) == 0
                ? FieldValue.List([.. Enumerable.Range(0, random.Next(4)).Select(_ => Single(random))])
                : Single(random);
        }
        return fields;
    }

    public static void AssertSame(IReadOnlyList<LogRecord> expected, IReadOnlyList<LogRecord> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            LogRecord e = expected[i];
            LogRecord a = actual[i];
            Assert.Equal(
                (e.Sequence, e.Operation, e.Id, e.Version, e.TimeMicroseconds, e.StreamId, e.OpId),
                (a.Sequence, a.Operation, a.Id, a.Version, a.TimeMicroseconds, a.StreamId, a.OpId));
            Assert.Equal(e.EncodedFields, a.EncodedFields);
            if (a.EncodedFields is { } fields)
            {
                Assert.Equal(fields, ValueCodec.Encode(ValueCodec.Decode(fields)));
            }
        }
    }

    private static FieldValue Single(Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                return FieldValue.Of(random.NextInt64(long.MinValue, long.MaxValue));
            case 1:
                return FieldValue.Of(random.NextDouble() * 1e9 - 5e8);
            case 2:
                return FieldValue.Of(random.Next(2) == 0);
            case 3:
                return FieldValue.Timestamp(random.NextInt64(long.MinValue, long.MaxValue));
            case 4:
                byte[] bytes = new byte[random.Next(40)];
                random.NextBytes(bytes);
                return FieldValue.Of(bytes.AsSpan());
            default:
                return FieldValue.Of(new string([.. Enumerable.Range(0, random.Next(60))
                    .Select(_ => "aé 日\u05d0'\"\n"[random.Next(8)])]));
        }
    }
}
