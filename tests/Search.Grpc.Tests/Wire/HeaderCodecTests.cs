using System.Text;
using Grpc.Core;
using Grpc.Wire;
using Search.Testing;

namespace GrpcTests.Wire;

/// <summary>Values as they stand in headers.</summary>
public sealed class HeaderCodecTests
{
    [Fact]
    public void Messages_survive_percent_encoding() => TestSeed.Run(
        random =>
        {
            StringBuilder text = new();
            for (int i = random.Next(40); i > 0; i--)
            {
                int rune = random.Next(4) == 0 ? 0x1F600 + random.Next(60) : random.Next(0x400);
                text.Append(new Rune(rune).ToString());
            }

            string encoded = MetadataCodec.EncodeMessage(text.ToString());
            Assert.False(encoded.AsSpan().ContainsAnyExceptInRange(' ', '~'));
            Assert.Equal(text.ToString(), MetadataCodec.DecodeMessage(encoded));
        },
        300);

    [Theory]
    [InlineData("100%", "100%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz%41", "%zzA")]
    public void A_percent_sign_without_digits_stays(string encoded, string expected) =>
        Assert.Equal(expected, MetadataCodec.DecodeMessage(encoded));

    [Fact]
    public void Bytes_survive_base64_with_and_without_padding() => TestSeed.Run(
        random =>
        {
            byte[] bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            string padded = Convert.ToBase64String(bytes);
            Assert.Equal(bytes, MetadataCodec.DecodeBase64(padded));
            Assert.Equal(bytes, MetadataCodec.DecodeBase64(padded.TrimEnd('=')));
            Metadata metadata = [];
            Assert.True(MetadataCodec.TryAddFromWire(metadata, "k-bin", padded + "," + padded.TrimEnd('=')));
            Assert.Equal(2, metadata.Count);
            Assert.Equal(bytes, metadata[0].ValueBytes);
            Assert.Equal(bytes, metadata[1].ValueBytes);
        },
        200);

    [Theory]
    [InlineData("A")]
    [InlineData("AAAAA")]
    [InlineData("A===")]
    [InlineData("A A=")]
    [InlineData("!!!!")]
    public void What_is_not_base64_is_refused(string text) => Assert.Null(MetadataCodec.DecodeBase64(text));

    [Fact]
    public void Timeouts_survive_and_never_shrink() => TestSeed.Run(
        random =>
        {
            TimeSpan timeout = new(random.NextInt64(1, 1L << random.Next(1, 60)));
            string header = TimeoutHeader.Format(timeout);
            Assert.True(header.Length <= 9, header);
            Assert.True(TimeoutHeader.TryParse(header, out TimeSpan back));
            Assert.True(back >= timeout || timeout > TimeSpan.FromHours(99_999_999));
            Assert.True(back <= timeout * 1.01 + TimeSpan.FromTicks(10));
        },
        500);

    [Theory]
    [InlineData("Content", "content")]
    [InlineData("x-UPPER_1.2-bin", "x-upper_1.2-bin")]
    public void Keys_become_lower_case(string key, string expected) =>
        Assert.Equal(expected, MetadataRules.NormalizeKey(key));

    [Theory]
    [InlineData("a b")]
    [InlineData("ü")]
    [InlineData("a:b")]
    [InlineData("")]
    public void Wrong_keys_are_refused(string key) =>
        Assert.ThrowsAny<ArgumentException>(() => MetadataRules.NormalizeKey(key));

    [Fact]
    public void Entries_hold_to_the_rules()
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("a-bin", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("a", [1]));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("a", "line\nbreak"));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("a", "b"));
        Metadata metadata = new() { { "K", "1" }, { "k", "2" }, { "b-bin", [7] } };
        Assert.Equal("2", metadata.GetValue("k"));
        Assert.Equal(2, metadata.GetAll("k").Count());
        Assert.Equal([7], metadata.GetValueBytes("b-bin") ?? []);
    }
}
