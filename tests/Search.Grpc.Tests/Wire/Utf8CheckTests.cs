using System.Buffers;
using System.Text;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Search.Protobuf;
using Search.Testing;
using Search.Testing.V1;

namespace GrpcTests.Wire;

/// <summary>The check of text on the wire.</summary>
public sealed class Utf8CheckTests
{
    private static readonly Utf8Check EchoCheck = Utf8Check.For(EchoRequest.Descriptor, "test");

    /// <summary>
    /// A random message with a marker in one place of text; the marker's bytes are then broken. The check must name the
    /// place, and pass the message as it was.
    /// </summary>
    [Fact]
    public void A_broken_text_is_found_and_named_wherever_it_is() => TestSeed.Run(
        random =>
        {
            const string Marker = "#MARKER#";
            EchoRequest message = RandomMessage(random);
            string path = Plant(random, message, Marker);
            byte[] bytes = message.ToByteArray();
            EchoCheck.Check(new ReadOnlySequence<byte>(bytes));
            int at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker));
            bytes[at + random.Next(Marker.Length)] = 0xFF;
            RpcException refusal =
                Assert.Throws<RpcException>(() => EchoCheck.Check(new ReadOnlySequence<byte>(bytes)));
            Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
            BadRequest? details = refusal.GetRpcStatus()?.GetDetail<BadRequest>();
            Assert.Equal(path, details?.FieldViolations[0].Field);
            Assert.Equal("INVALID_UTF8", refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason);
        },
        500);

    [Fact]
    public void Random_bytes_are_passed_or_refused_and_nothing_else() => TestSeed.Run(
        random =>
        {
            byte[] bytes = RandomMessage(random).ToByteArray();
            for (int flips = random.Next(6); flips > 0 && bytes.Length > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                EchoCheck.Check(new ReadOnlySequence<byte>(bytes));
            }
            catch (RpcException e)
            {
                Assert.Equal(StatusCode.InvalidArgument, e.StatusCode);
            }
        },
        2000);

    [Fact]
    public void Bytes_fields_and_unknown_fields_need_not_be_text()
    {
        EchoRequest message = new();
        message.Fields.Add("b", new ProbeValue { BytesValue = ByteString.CopyFrom(0xFF, 0xFE) });
        byte[] unknown = [.. message.ToByteArray(), 0xFA, 0x3F, 2, 0xFF, 0xFF];
        EchoCheck.Check(new ReadOnlySequence<byte>(unknown));
    }

    [Fact]
    public void A_broken_map_key_is_named()
    {
        byte[] entry = [0x0A, 1, 0xFF];
        byte[] bytes = [0x1A, (byte)entry.Length, .. entry];
        RpcException refusal = Assert.Throws<RpcException>(() => EchoCheck.Check(new ReadOnlySequence<byte>(bytes)));
        Assert.Equal("fields.key", refusal.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations[0].Field);
    }

    [Fact]
    public void Nesting_is_refused_exactly_where_the_parser_gives_up()
    {
        bool refused = false;
        for (int levels = 40; levels < 60; levels++)
        {
            byte[] message = Nested(levels);
            bool parses = Record.Exception(() => EchoRequest.Parser.ParseFrom(message)) is null;
            Exception? refusal = Record.Exception(() => EchoCheck.Check(new ReadOnlySequence<byte>(message)));
            Assert.Equal(parses, refusal is null);
            refused |= refusal is not null;
        }

        Assert.True(refused);
        RpcException deep =
            Assert.Throws<RpcException>(() => EchoCheck.Check(new ReadOnlySequence<byte>(Nested(2_000))));
        Assert.Equal(StatusCode.InvalidArgument, deep.StatusCode);
        Google.Rpc.Status? status = deep.GetRpcStatus();
        Assert.Equal("fields", status?.GetDetail<BadRequest>()?.FieldViolations[0].Field);
        Assert.Equal("100", status?.GetDetail<ErrorInfo>()?.Metadata["value"]);
    }

    // Lists within lists: ProbeList.values = 1 in ProbeValue.list_value = 4, again and again.
    private static byte[] Nested(int levels)
    {
        byte[] bytes = [];
        for (int i = 0; i < levels; i++)
        {
            bytes = Nest(0x0A, Nest(0x22, bytes));
        }

        return Nest(0x1A, [0x0A, 1, (byte)'k', .. Nest(0x12, Nest(0x22, bytes))]);
    }

    private static byte[] Nest(byte tag, byte[] inner)
    {
        using System.IO.MemoryStream stream = new();
        using (CodedOutputStream output = new(stream, leaveOpen: true))
        {
            output.WriteRawTag(tag);
            output.WriteBytes(ByteString.CopyFrom(inner));
        }

        return stream.ToArray();
    }

    private static EchoRequest RandomMessage(Random random)
    {
        EchoRequest message = new() { TextLine = RandomText(random), FarText = RandomText(random) };
        for (int i = random.Next(4); i > 0; i--)
        {
            message.Tags.Add(RandomText(random));
        }

        for (int i = random.Next(4); i > 0; i--)
        {
            message.Fields["key " + i] = RandomValue(random, 0);
        }

        return message;
    }

    private static ProbeValue RandomValue(Random random, int depth)
    {
        switch (random.Next(depth > 3 ? 3 : 4))
        {
            case 0:
                return new ProbeValue { StringValue = RandomText(random) };
            case 1:
                return new ProbeValue { Int64Value = random.NextInt64() };
            case 2:
                byte[] bytes = new byte[random.Next(10)];
                random.NextBytes(bytes);
                return new ProbeValue { BytesValue = ByteString.CopyFrom(bytes) };
            default:
                ProbeList list = new();
                for (int i = random.Next(3); i > 0; i--)
                {
                    list.Values.Add(RandomValue(random, depth + 1));
                }

                return new ProbeValue { ListValue = list };
        }
    }

    private static string RandomText(Random random)
    {
        StringBuilder text = new();
        for (int i = random.Next(12); i > 0; i--)
        {
            text.Append(new Rune(random.Next(3) switch { 0 => random.Next(0x80), 1 => 0xE9, _ => 0x1F600 }).ToString());
        }

        return text.ToString();
    }

    private static string Plant(Random random, EchoRequest message, string marker)
    {
        switch (random.Next(5))
        {
            case 0:
                message.TextLine = marker;
                return "text_line";
            case 1:
                message.FarText = marker;
                return "far_text";
            case 2:
                message.Tags.Add(marker);
                return $"tags[{message.Tags.Count - 1}]";
            case 3:
                message.Fields["a \"b\""] = new ProbeValue { StringValue = marker };
                return "fields[\"a \\\"b\\\"\"].string_value";
            default:
                ProbeList list = new() { Values = { RandomValue(random, 3), new ProbeValue { StringValue = marker } } };
                message.Fields["m"] = new ProbeValue { ListValue = list };
                return "fields[\"m\"].list_value.values[1].string_value";
        }
    }
}
