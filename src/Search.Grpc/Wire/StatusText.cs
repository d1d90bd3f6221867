using System.Globalization;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>Codes as header text and in names for metrics.</summary>
internal static class StatusText
{
    private static readonly string[] CodeTexts =
        [.. Enumerable.Range(0, 17).Select(static i => i.ToString(CultureInfo.InvariantCulture))];

    public static string Of(StatusCode code) =>
        (uint)code < (uint)CodeTexts.Length ? CodeTexts[(int)code] : ((int)code).ToString(CultureInfo.InvariantCulture);

    /// <summary>The code that header text stands for; UNKNOWN for a number that is not a code.</summary>
    public static bool TryParse(string? text, out StatusCode code)
    {
        code = StatusCode.Unknown;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return false;
        }

        code = number is >= 0 and <= 16 ? (StatusCode)number : StatusCode.Unknown;
        return true;
    }

    /// <summary>
    /// The code of an answer that came from HTTP and not from gRPC, such as a proxy's or an authentication layer's
    /// (gRPC, "HTTP to gRPC Status Code Mapping").
    /// </summary>
    public static StatusCode FromHttp(int httpStatus) => httpStatus switch
    {
        400 => StatusCode.Internal,
        401 => StatusCode.Unauthenticated,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.Unimplemented,
        429 or 502 or 503 or 504 => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
