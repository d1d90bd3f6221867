using System.Text;

namespace Search.Server;

/// <summary>UTF-16 offsets of a text as offsets in its UTF-8 bytes. Offsets that ascend are cheapest.</summary>
internal sealed class Utf8Offsets(string text)
{
    private int _chars;
    private int _bytes;

    internal int ToBytes(int offset)
    {
        if (offset < _chars)
        {
            _chars = 0;
            _bytes = 0;
        }
        _bytes += Encoding.UTF8.GetByteCount(text.AsSpan(_chars, offset - _chars));
        _chars = offset;
        return _bytes;
    }
}
