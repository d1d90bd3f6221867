using System.Text;

namespace Search.Server;

/// <summary>
/// UTF-16 offsets of a text as offsets in its UTF-8 bytes. Offsets that ascend are cheapest; going back to the offset
/// before the last one, as spans within spans do, costs no more than the way from there.
/// </summary>
internal sealed class Utf8Offsets(string text)
{
    private (int Chars, int Bytes) _last;
    private (int Chars, int Bytes) _beforeLast;

    internal int ToBytes(int offset)
    {
        (int Chars, int Bytes) from = offset >= _last.Chars ? _last
            : offset >= _beforeLast.Chars ? _beforeLast
            : default;
        int bytes = from.Bytes + Encoding.UTF8.GetByteCount(text.AsSpan(from.Chars, offset - from.Chars));
        _beforeLast = from;
        _last = (offset, bytes);
        return bytes;
    }
}
