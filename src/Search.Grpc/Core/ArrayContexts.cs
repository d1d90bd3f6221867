using System.Buffers;

namespace Grpc.Core;

/// <summary>Marshalling to and from a plain array, for callers outside a call.</summary>
internal static class ArrayContexts
{
    public static byte[] Serialize<T>(Action<T, SerializationContext> serializer, T message)
    {
        Target target = new();
        serializer(message, target);
        return target.ToArray();
    }

    /// <summary>Reads from an array.</summary>
    public sealed class Source(byte[] payload) : DeserializationContext
    {
        public override int PayloadLength => payload.Length;

        public override byte[] PayloadAsNewBuffer() => (byte[])payload.Clone();

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(payload);
    }

    private sealed class Target : SerializationContext
    {
        private readonly ArrayBufferWriter<byte> writer = new();
        private byte[]? whole;

        public override void Complete(byte[] payload) => whole = payload;

        public override void Complete()
        {
        }

        public override void SetPayloadLength(int payloadLength)
        {
        }

        public override IBufferWriter<byte> GetBufferWriter() => writer;

        public byte[] ToArray() => whole ?? writer.WrittenSpan.ToArray();
    }
}
