using System.Text;

namespace Search.Variants.Documents;

/// <summary>Writes the numbers of a mention table.</summary>
internal sealed class TableWriter
{
    private readonly List<byte> _bytes = new(256);

    public byte[] ToArray() => [.. _bytes];

    public void Byte(byte value) => _bytes.Add(value);

    public void VInt(int value)
    {
        uint rest = (uint)value;
        while (rest > 127)
        {
            _bytes.Add((byte)(rest | 128));
            rest >>= 7;
        }
        _bytes.Add((byte)rest);
    }

    public void Signed(int value) => VInt((value << 1) ^ (value >> 31));

    public void Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        VInt(utf8.Length);
        _bytes.AddRange(utf8);
    }

    public void Key(long key)
    {
        for (int shift = (StableKeys.SizeBytes - 1) * 8; shift >= 0; shift -= 8)
        {
            _bytes.Add((byte)(key >> shift));
        }
    }
}
