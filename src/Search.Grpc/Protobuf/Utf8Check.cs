using System.Buffers;
using System.Text.Unicode;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;

namespace Search.Protobuf;

/// <summary>
/// Refuses messages whose text fields are not UTF-8. The parser would replace what is wrong by U+FFFD without a word;
/// this looks at the bytes before it does. Bytes that are no message at all are left to the parser.
/// </summary>
internal sealed class Utf8Check(Utf8Plan plan, string errorDomain)
{
    /// <summary>Nesting that the parser refuses anyway.</summary>
    private const int MaxDepth = 100;

    private const string Reason = "INVALID_UTF8";

    /// <summary>The check for a message type.</summary>
    public static Utf8Check For(MessageDescriptor descriptor, string errorDomain) =>
        new(Utf8Plan.For(descriptor, []), errorDomain);

    /// <summary>Throws INVALID_ARGUMENT with the path of the field, as it stands in the request message.</summary>
    public void Check(ReadOnlySequence<byte> message)
    {
        if (message.IsSingleSegment)
        {
            Check(message.FirstSpan);
            return;
        }

        int length = checked((int)message.Length);
        byte[] copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            message.CopyTo(copy);
            Check(copy.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private static bool IsValid(Utf8Plan plan, ReadOnlySpan<byte> message, int depth)
    {
        WireCursor cursor = new(message);
        while (cursor.TryNext())
        {
            if (!cursor.IsLengthDelimited)
            {
                continue;
            }

            Utf8Plan.Entry entry = plan.Find(cursor.FieldNumber);
            if (entry.Field is null)
            {
                continue;
            }

            bool valid = entry.Message is null
                ? Utf8.IsValid(cursor.Value)
                : depth >= MaxDepth || IsValid(entry.Message, cursor.Value, depth + 1);
            if (!valid)
            {
                return false;
            }
        }

        return true;
    }

    private void Check(ReadOnlySpan<byte> message)
    {
        if (IsValid(plan, message, 0))
        {
            return;
        }

        string path = Utf8FieldPath.Find(plan, message);
        Google.Rpc.Status status = new()
        {
            Code = (int)Code.InvalidArgument,
            Message = $"The text of {path} is not valid UTF-8.",
        };
        BadRequest badRequest = new();
        badRequest.FieldViolations.Add(new BadRequest.Types.FieldViolation
        {
            Field = path,
            Description = "The text is not valid UTF-8.",
            Reason = Reason,
        });
        status.AddDetail(badRequest).AddDetail(new ErrorInfo { Reason = Reason, Domain = errorDomain });
        throw status.ToRpcException();
    }
}
