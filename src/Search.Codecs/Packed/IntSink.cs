namespace Search.Codecs.Packed;

/// <summary>Integers collected in memory. Reused by clearing.</summary>
internal sealed class IntSink
{
    private int[] _values = new int[64];

    /// <summary>Number of values.</summary>
    public int Length { get; private set; }

    /// <summary>The values. Valid until the next addition.</summary>
    public Span<int> Values => _values.AsSpan(0, Length);

    /// <summary>Forgets all values.</summary>
    public void Clear() => Length = 0;

    /// <summary>Appends a value.</summary>
    public void Add(int value)
    {
        if (Length == _values.Length)
        {
            Array.Resize(ref _values, Length * 2);
        }
        _values[Length++] = value;
    }

    /// <summary>Appends values.</summary>
    public void Add(ReadOnlySpan<int> values)
    {
        if (values.Length > _values.Length - Length)
        {
            Array.Resize(ref _values, Math.Max(Length + values.Length, Length * 2));
        }
        values.CopyTo(_values.AsSpan(Length));
        Length += values.Length;
    }
}
