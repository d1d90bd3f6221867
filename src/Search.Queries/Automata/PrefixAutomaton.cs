using Search.Codecs;

namespace Search.Queries.Automata;

/// <summary>Every term that begins with given bytes: one state a byte, and one for all that follows.</summary>
internal sealed class PrefixAutomaton : ByteAutomaton
{
    private readonly int _end;

    internal PrefixAutomaton(byte[] prefix)
        : base(ClassesOf(prefix))
    {
        foreach (byte label in prefix)
        {
            int state = AddState();
            for (int other = 0; other < 256; other++)
            {
                SetNext(state, (byte)other, other == label ? state + 1 : Dead);
            }
        }
        _end = AddState();
        for (int label = 0; label < 256; label++)
        {
            SetNext(_end, (byte)label, _end);
        }
    }

    /// <inheritdoc/>
    public override int Start => 0;

    /// <inheritdoc/>
    public override bool IsAccept(int state) => state == _end;

    /// <inheritdoc/>
    public override bool AcceptsRest(int state) => state == _end;

    /// <inheritdoc/>
    protected override int Follow(int state, byte label) => Dead;

    private static byte[] ClassesOf(byte[] prefix)
    {
        // Valid terms have fewer than 255 distinct bytes; for others every byte has its own class.
        byte[] distinct = [.. prefix.Distinct()];
        var classes = new byte[256];
        for (int label = 0; label < 256; label++)
        {
            classes[label] = distinct.Length > 254 ? (byte)label : (byte)(Array.IndexOf(distinct, (byte)label) + 1);
        }
        return classes;
    }
}
