using System.Text;

namespace Search.Analysis.Memory;

/// <summary>Strings as UTF-8, one after another in one array.</summary>
internal sealed class Utf8Arena
{
    private byte[] _bytes = new byte[8192];
    private int _count;

    /// <summary>A stored string's bytes, valid until the next addition.</summary>
    public ReadOnlySpan<byte> this[ArenaSpan part] => _bytes.AsSpan(part.Start, part.Length);

    /// <summary>Stores text as UTF-8; a lone surrogate becomes U+FFFD.</summary>
    public ArenaSpan Add(ReadOnlySpan<char> text)
    {
        int needed = text.Length * 3;
        if (_count + needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _count + needed));
        }
        ArenaSpan stored = new(_count, Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_count)));
        _count += stored.Length;
        return stored;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _count = 0;
}
