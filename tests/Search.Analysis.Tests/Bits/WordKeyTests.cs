using Search.Analysis.Bits;
using Search.Analysis.Memory;
using Search.Testing;

namespace Search.Analysis.Tests.Bits;

/// <summary>Keys of short words, by vectors and by the scalar twin, and the table behind them.</summary>
public sealed class WordKeyTests
{
    [Fact]
    public void A_key_equals_that_of_the_scalar_twin_whatever_follows_the_word() => TestSeed.Run(
        random =>
        {
            int length = random.Next(1, WordKey.MaxLength + 1);
            string text = Word(random, length) + new string((char)random.Next(0x10000), WordKey.MaxLength);
            WordKey vector = WordKey.Load(text, 0, length);
            WordKey scalar = WordKey.LoadScalar(text, 0, length);
            Assert.Equal((scalar.Low, scalar.High), (vector.Low, vector.High));
        },
        2000);

    [Fact]
    public void The_table_finds_what_was_added_and_nothing_else() => TestSeed.Run(random =>
    {
        var table = new ShortWordTable();
        var model = new Dictionary<string, int>();
        for (int i = 0; i < 20000; i++)
        {
            string word = Word(random, random.Next(1, random.Next(2) == 0 ? 4 : WordKey.MaxLength + 1));
            WordKey key = WordKey.LoadScalar(word, 0, word.Length);
            Assert.Equal(model.GetValueOrDefault(word, -1), table.Find(in key));
            if (model.TryAdd(word, i))
            {
                table.Add(in key, i);
            }
        }
        table.Clear();
        Assert.All(model.Keys, word => Assert.Equal(-1, table.Find(WordKey.LoadScalar(word, 0, word.Length))));
    });

    private static string Word(Random random, int length) => string.Create(length, random, static (units, random) =>
    {
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = "abcXYZ019"[random.Next(9)];
        }
    });
}
