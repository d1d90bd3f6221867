using Search.Codecs;
using Search.Testing;

namespace Search.Indexing.Tests.Inversion;

public sealed class TermsHashTests
{
    [Fact]
    public void Terms_keep_their_numbers_and_sort_by_bytes() => TestSeed.Run(
        random =>
        {
            var hash = new TermsHash();
            var model = new Dictionary<string, int>();
            int maxLength = random.Next(1, 40);
            for (int i = 0; i < 3000; i++)
            {
                byte[] term = new byte[random.Next(maxLength)];
                for (int b = 0; b < term.Length; b++)
                {
                    // Few values: many equal prefixes, zeros, and bytes over 127.
                    term[b] = (byte)(random.Next(3) * 127);
                }
                string key = Convert.ToHexString(term);
                Assert.Equal(model.TryGetValue(key, out int known) ? known : -1, hash.Find(term));
                int id = hash.Add(term);
                Assert.Equal(model.TryGetValue(key, out known) ? known : model.Count, id);
                model[key] = id;
                Assert.True(hash[id].SequenceEqual(term));
            }
            Assert.Equal(model.Count, hash.Count);
            string[] sorted = [.. hash.SortedIds().Select(id => Convert.ToHexString(hash[id]))];
            Assert.Equal(model.Keys.Order(StringComparer.Ordinal), sorted);
        },
        iterations: 10);

    [Fact]
    public void A_length_has_the_byte_that_the_format_notes_give()
    {
        Assert.Equal(0, SmallFloat.LengthToByte(0));
        for (int length = 0; length < 40; length++)
        {
            Assert.Equal(length, SmallFloat.ByteToLength(SmallFloat.LengthToByte(length)));
        }
        for (int code = 0; code < 256; code++)
        {
            int length = SmallFloat.ByteToLength((byte)code);
            Assert.Equal(code, SmallFloat.LengthToByte(length));
            Assert.True(code == 0 || SmallFloat.LengthToByte(length - 1) == code - 1, $"{code}");
        }
    }
}
