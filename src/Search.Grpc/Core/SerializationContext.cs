using System.Buffers;

namespace Grpc.Core;

/// <summary>
/// Where a message is written: either one array through <see cref="Complete(byte[])"/>, or the length, then the
/// buffer writer, then <see cref="Complete()"/>.
/// </summary>
public abstract class SerializationContext
{
    /// <summary>Gives the whole message.</summary>
    public virtual void Complete(byte[] payload) => throw new NotSupportedException();

    /// <summary>The buffers to write into.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotSupportedException();

    /// <summary>Says how many bytes will come.</summary>
    public virtual void SetPayloadLength(int payloadLength) => throw new NotSupportedException();

    /// <summary>Ends what was written into the buffers.</summary>
    public virtual void Complete() => throw new NotSupportedException();
}
