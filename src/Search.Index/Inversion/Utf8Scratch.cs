using System.Text;

namespace Search.Indexing;

/// <summary>A buffer to encode text in. Unpaired surrogates become U+FFFD, as in Lucene.</summary>
internal sealed class Utf8Scratch
{
    private byte[] _bytes = new byte[256];

    /// <summary>The UTF-8 of a text. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(ReadOnlySpan<char> text)
    {
        if (_bytes.Length < text.Length * 3)
        {
            _bytes = new byte[Math.Max(text.Length * 3, _bytes.Length * 2)];
        }
        int length = Encoding.UTF8.GetBytes(text, _bytes);
        return _bytes.AsSpan(0, length);
    }
}
