using System.Buffers;
using System.Globalization;
using System.Text.Unicode;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;

namespace Search.Protobuf;

/// <summary>
/// Refuses messages whose text fields are not UTF-8. The parser would replace what is wrong by U+FFFD without a word;
/// this looks at the bytes before it does. Bytes that are no message at all are left to the parser. Messages within messages
/// beyond what the parser follows are refused here too: they are well formed, so the caller is told the limit.
/// </summary>
internal sealed class Utf8Check(Utf8Plan plan, string errorDomain)
{
    /// <summary>Messages within messages that the parser follows.</summary>
    private const int MaxDepth = 100;

    private const string InvalidUtf8 = "INVALID_UTF8";
    private const string OverLimit = "OVER_LIMIT";

    private enum Fault
    {
        None,
        Text,
        Depth,
    }

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

    private static Fault Find(Utf8Plan plan, ReadOnlySpan<byte> message, int depth)
    {
        if (depth >= MaxDepth)
        {
            return Fault.Depth;
        }

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

            Fault fault = entry.Message is not null ? Find(entry.Message, cursor.Value, depth + 1)
                : Utf8.IsValid(cursor.Value) ? Fault.None
                : Fault.Text;
            if (fault != Fault.None)
            {
                return fault;
            }
        }

        return Fault.None;
    }

    private void Check(ReadOnlySpan<byte> message)
    {
        Fault fault = Find(plan, message, 0);
        if (fault == Fault.Text)
        {
            throw Refuse(Utf8FieldPath.Find(plan, message), "The text is not valid UTF-8.", new ErrorInfo { Reason = InvalidUtf8 });
        }

        if (fault == Fault.Depth)
        {
            string most = MaxDepth.ToString(CultureInfo.InvariantCulture);
            ErrorInfo info = new() { Reason = OverLimit, Metadata = { ["limit"] = "max_message_depth", ["value"] = most } };
            throw Refuse(FindDeep(message), $"Messages are nested more than {most} deep.", info);
        }
    }

    private RpcException Refuse(string field, string description, ErrorInfo info)
    {
        info.Domain = errorDomain;
        Google.Rpc.Status status = new() { Code = (int)Code.InvalidArgument, Message = $"{field}: {description}" };
        BadRequest badRequest = new();
        badRequest.FieldViolations.Add(new BadRequest.Types.FieldViolation
        {
            Field = field,
            Description = description,
            Reason = info.Reason,
        });
        return status.AddDetail(badRequest).AddDetail(info).ToRpcException();
    }

    /// <summary>The field of the request below which the nesting is; its whole path would help nobody.</summary>
    private string FindDeep(ReadOnlySpan<byte> message)
    {
        WireCursor cursor = new(message);
        while (cursor.TryNext())
        {
            Utf8Plan.Entry entry = plan.Find(cursor.FieldNumber);
            if (cursor.IsLengthDelimited && entry.Field is not null && entry.Message is not null
                && Find(entry.Message, cursor.Value, 1) == Fault.Depth)
            {
                return entry.Field.Name;
            }
        }

        return string.Empty;
    }
}
