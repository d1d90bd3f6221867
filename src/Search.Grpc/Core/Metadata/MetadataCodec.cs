using System.Buffers.Text;
using System.Text;

namespace Grpc.Core;

/// <summary>Values as they stand in HTTP headers: base64 for bytes, percent-encoding for <c>grpc-message</c>.</summary>
internal static class MetadataCodec
{
    private const string HexDigits = "0123456789ABCDEF";

    /// <summary>The value of an entry as header text; bytes become base64 without padding, as the protocol advises.</summary>
    public static string EncodeValue(Metadata.Entry entry) =>
        entry.IsBinary ? Convert.ToBase64String(entry.BinaryValue).TrimEnd('=') : entry.Value;

    /// <summary>
    /// Adds what one header line says. Binary values may be joined by commas, with or without padding; false when one
    /// is not base64.
    /// </summary>
    public static bool TryAddFromWire(Metadata metadata, string lowerKey, string value)
    {
        if (!lowerKey.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal))
        {
            metadata.Add(Metadata.Entry.FromWire(lowerKey, value));
            return true;
        }

        foreach (Range range in value.AsSpan().Split(','))
        {
            if (DecodeBase64(value.AsSpan()[range].Trim(' ')) is not { } bytes)
            {
                return false;
            }

            metadata.Add(Metadata.Entry.FromWire(lowerKey, bytes));
        }

        return true;
    }

    /// <summary>The bytes of base64 with or without padding, or null.</summary>
    public static byte[]? DecodeBase64(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> digits = text.TrimEnd('=');
        if (text.Length - digits.Length > 2 || digits.Length % 4 == 1)
        {
            return null;
        }

        int paddedLength = (digits.Length + 3) & ~3;
        char[] padded = new char[paddedLength];
        digits.CopyTo(padded);
        padded.AsSpan(digits.Length).Fill('=');
        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(paddedLength)];
        return Convert.TryFromBase64Chars(padded, bytes, out int written) ? bytes.AsSpan(0, written).ToArray() : null;
    }

    /// <summary>The message with every byte outside printable ASCII, and the percent sign, as <c>%XX</c>.</summary>
    public static string EncodeMessage(string message)
    {
        if (!message.AsSpan().ContainsAnyExceptInRange(' ', '~') && !message.Contains('%', StringComparison.Ordinal))
        {
            return message;
        }

        StringBuilder result = new(message.Length + 16);
        foreach (byte b in Encoding.UTF8.GetBytes(message))
        {
            if (b is >= 0x20 and <= 0x7E and not (byte)'%')
            {
                result.Append((char)b);
            }
            else
            {
                result.Append('%').Append(HexDigits[b >> 4]).Append(HexDigits[b & 15]);
            }
        }

        return result.ToString();
    }

    /// <summary>Undoes <see cref="EncodeMessage"/>; a percent sign without two hex digits stays as it is.</summary>
    public static string DecodeMessage(string encoded)
    {
        if (!encoded.Contains('%', StringComparison.Ordinal))
        {
            return encoded;
        }

        byte[] source = Encoding.UTF8.GetBytes(encoded);
        int length = 0;
        for (int i = 0; i < source.Length; i++, length++)
        {
            bool escaped = source[i] == '%' && i + 2 < source.Length &&
                char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]);
            if (escaped)
            {
                source[length] = (byte)((HexValue(source[i + 1]) << 4) | HexValue(source[i + 2]));
                i += 2;
            }
            else
            {
                source[length] = source[i];
            }
        }

        return Encoding.UTF8.GetString(source, 0, length);
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
