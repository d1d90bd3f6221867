using System.Text;
using Google.Protobuf;
using Search.Service;

namespace Search.Server;

/// <summary>Checks texts that requests carry to be looked at, not to be stored.</summary>
internal static class RequestText
{
    /// <summary>Refuses an empty text and one over the limit of a text field.</summary>
    /// <exception cref="ServiceException">It is refused.</exception>
    internal static void Check(string text, string path, ServiceLimits limits)
    {
        if (text.Length == 0)
        {
            throw new ServiceException(ServiceError.Invalid(path, "must not be empty"));
        }
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > limits.MaxFieldBytes)
        {
            throw new ServiceException(ServiceError.OverLimit(path, "max_field_bytes", limits.MaxFieldBytes, bytes));
        }
    }

    /// <summary>
    /// Refuses a text whose answer would not fit into a message; how much a text gives is known only afterwards.
    /// </summary>
    /// <exception cref="ServiceException">It is refused.</exception>
    internal static T Fitting<T>(T answer, string path, ServiceLimits limits)
        where T : IMessage
    {
        int bytes = answer.CalculateSize();
        if (bytes <= limits.MaxMessageBytes)
        {
            return answer;
        }
        ServiceError error = ServiceError.OverLimit(path, "max_message_bytes", limits.MaxMessageBytes, bytes);
        throw new ServiceException(error with { Message = $"{error.Message}: the answer to this text is too long" });
    }
}
