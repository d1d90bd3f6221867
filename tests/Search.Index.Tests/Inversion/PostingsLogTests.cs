using Search.Testing;

namespace Search.Indexing.Tests.Inversion;

/// <summary>The token log gives back what was put in, documents that were dropped left out.</summary>
public sealed class PostingsLogTests
{
    [Fact]
    public void Tokens_come_back_in_order() => TestSeed.Run(
        random =>
        {
            bool hasOffsets = random.Next(2) == 0;
            var log = new PostingsLog(hasOffsets);
            var expected = new List<string>();
            int payloadStart = 0;
            int documents = random.Next(1, 400);
            for (int doc = 0; doc < documents; doc++)
            {
                var tokens = new List<string>();
                int last = AddDocument(random, log, doc, hasOffsets, tokens, ref payloadStart, out int payloads);
                if (random.Next(10) == 0)
                {
                    log.DropDocument();
                    payloadStart -= payloads;
                    continue;
                }
                log.FinishDocument(doc, last);
                Assert.True(log.MaxPosition >= last);
                expected.AddRange(tokens);
            }
            Assert.Equal(expected.Count, log.TokenCount);
            Assert.Equal(expected, ReadAll(log));
        },
        40);

    private static int AddDocument(
        Random random,
        PostingsLog log,
        int doc,
        bool hasOffsets,
        List<string> tokens,
        ref int payloadStart,
        out int payloads)
    {
        int position = -1;
        int start = 0;
        payloads = 0;
        int count = random.Next(30);
        for (int i = 0; i < count; i++)
        {
            if (!hasOffsets && random.Next(3) == 0)
            {
                int[] run = [.. Enumerable.Range(0, random.Next(1, 300)).Select(_ => Number(random, 1 << 28))];
                log.AddRun(run);
                foreach (int id in run)
                {
                    tokens.Add($"{id} {doc} {++position} {payloadStart} 0 0 0");
                }
                continue;
            }
            int term = Number(random, 1 << 28);
            int increment = random.Next(4) == 0 ? Number(random, 1 << 20) : 1;
            int startDelta = hasOffsets ? Number(random, 1 << 20) : 0;
            int length = hasOffsets ? random.Next(20) : 0;
            byte[] payload = new byte[random.Next(3) == 0 ? random.Next(200) : 0];
            log.Add(term, increment, startDelta, length, payload);
            position += increment;
            start += startDelta;
            int end = start + length;
            string offsets = hasOffsets ? $"{start} {end}" : "0 0";
            tokens.Add($"{term} {doc} {position} {payloadStart} {payload.Length} {offsets}");
            payloadStart += payload.Length;
            payloads += payload.Length;
        }
        return position;
    }

    [Fact]
    public void A_log_keeps_every_number() => TestSeed.Run(random =>
    {
        var log = new ByteLog();
        int[] numbers =
        [
            0, 1, 63, 64, 16383, 16384, (1 << 22) - 1, 1 << 22, (1 << 30) - 2, (1 << 30) - 1, 1 << 30, int.MaxValue,
        ];
        var written = new List<int>();
        for (int i = 0; i < 20000; i++)
        {
            int number = random.Next(2) == 0 ? numbers[random.Next(numbers.Length)] : Number(random, int.MaxValue);
            log.Reserve(1);
            log.Write(number);
            written.Add(number);
        }
        ByteLog.Reader reader = log.Read();
        foreach (int number in written)
        {
            Assert.True(reader.MoveToRecord());
            Assert.Equal(number, reader.Read());
        }
        Assert.False(reader.MoveToRecord());
    });

    // Every length is equally likely.
    private static int Number(Random random, int limit) => Math.Min(random.Next() >> random.Next(31), limit - 1);

    private static List<string> ReadAll(PostingsLog log)
    {
        var tokens = new List<string>();
        var batch = new TokenBatch();
        PostingsLog.Reader reader = log.Read();
        while (reader.Fill(batch))
        {
            for (int i = 0; i < batch.Count; i++)
            {
                tokens.Add(
                    $"{batch.Terms[i]} {batch.Docs[i]} {batch.Positions[i]} {batch.PayloadStarts[i]} {batch.PayloadLengths[i]} "
                    + $"{(log.HasOffsets ? batch.Starts[i] : 0)} {(log.HasOffsets ? batch.Ends[i] : 0)}");
            }
        }
        return tokens;
    }
}
