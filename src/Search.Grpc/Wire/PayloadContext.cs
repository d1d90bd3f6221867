using System.Buffers;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>Hands one message to a deserializer; reused for every message of a call.</summary>
internal sealed class PayloadContext : DeserializationContext
{
    private ReadOnlySequence<byte> payload;

    public override int PayloadLength => (int)payload.Length;

    public void SetPayload(ReadOnlySequence<byte> message) => payload = message;

    public override byte[] PayloadAsNewBuffer() => payload.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => payload;
}
