namespace Search.Analysis.Memory;

/// <summary>Strings one after another in one array.</summary>
internal sealed class CharArena
{
    private char[] _chars = new char[8192];
    private int _count;

    /// <summary>A stored string, valid until the next addition.</summary>
    public ReadOnlySpan<char> this[ArenaSpan part] => _chars.AsSpan(part.Start, part.Length);

    /// <summary>Stores a copy.</summary>
    public ArenaSpan Add(ReadOnlySpan<char> text)
    {
        if (_count + text.Length > _chars.Length)
        {
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _count + text.Length));
        }
        text.CopyTo(_chars.AsSpan(_count));
        ArenaSpan stored = new(_count, text.Length);
        _count += text.Length;
        return stored;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _count = 0;
}
