using Search.Analysis.Bits;
using Search.Analysis.Tests.Streams;
using Search.Testing;

namespace Search.Analysis.Tests.Bits;

/// <summary>The vector code and its scalar twins agree.</summary>
public sealed class AsciiBlockTests
{
    [Fact]
    public void Masks_equal_those_of_the_scalar_twin() =>
        TestSeed.Run(
            random =>
            {
                string text = RandomTexts.OfUnits(random, random.Next(1, 200));
                int at = random.Next(text.Length);
                AsciiBlock.Read(text, at, out AsciiBlock vector);
                AsciiBlock.ReadScalar(text, at, out AsciiBlock scalar);
                Assert.Equal(scalar, vector);
            },
            3000);

    [Fact]
    public void Every_unit_is_classified_as_by_the_scalar_twin()
    {
        char[] units = new char[AsciiBlock.Size];
        for (int first = 0; first <= char.MaxValue; first += units.Length)
        {
            for (int i = 0; i < units.Length; i++)
            {
                units[i] = (char)(first + i);
            }
            AsciiBlock.Read(units, 0, out AsciiBlock vector);
            AsciiBlock.ReadScalar(units, 0, out AsciiBlock scalar);
            Assert.Equal(scalar, vector);
        }
    }

    [Fact]
    public void A_word_s_hash_equals_that_of_the_scalar_twin() =>
        TestSeed.Run(
            random =>
            {
                string word = RandomTexts.OfUnits(random, random.Next(40));
                Assert.Equal(WordHash.ComputeScalar(word), WordHash.Compute(word));
            },
            1000);
}
