using System.Runtime.CompilerServices;
using System.Text;
using Search.Codecs;
using Search.Variants.Naming;

namespace Search.Variants.Expansion;

/// <summary>
/// The words of a segment's dictionary by their sounds. Made when a query first asks, in one pass over the terms; kept
/// as long as the segment is. Immutable; thread-safe.
/// </summary>
internal sealed class TermSounds
{
    private const int MinLetters = 3;
    private const int MaxLetters = 24;

    private static readonly ConditionalWeakTable<Terms, TermSounds> Made = [];

    private readonly byte[] _letters;
    private readonly int[] _ends;
    private readonly SoundIndex _index;

    private TermSounds(Terms terms)
    {
        using var letters = new System.IO.MemoryStream();
        var ends = new List<int>();
        var keys = new List<(ulong Key, int Item)>();
        TermsEnum step = terms.Iterator();
        while (step.MoveNext())
        {
            ReadOnlySpan<byte> term = step.Term;
            if (term.Length is < MinLetters or > MaxLetters || term.ContainsAnyExceptInRange((byte)'a', (byte)'z'))
            {
                continue;
            }
            ulong key = SoundKey.Of(SoundWord.Of(Encoding.ASCII.GetString(term)));
            if (SoundKey.Length(key) >= SoundKey.MinLength - 1)
            {
                keys.Add((key, ends.Count));
                letters.Write(term);
                ends.Add((int)letters.Length);
            }
        }
        _letters = letters.ToArray();
        _ends = [.. ends];
        _index = new SoundIndex(keys);
    }

    /// <summary>The sounds of a dictionary.</summary>
    public static TermSounds Of(Terms terms) => Made.GetValue(terms, static made => new TermSounds(made));

    /// <summary>Words in plain Latin letters whose sounds are those of a key, or one away.</summary>
    public IEnumerable<string> Near(ulong key)
    {
        var found = new List<int>();
        _index.Near(key, found);
        foreach (int item in found)
        {
            int start = item == 0 ? 0 : _ends[item - 1];
            yield return Encoding.ASCII.GetString(_letters, start, _ends[item] - start);
        }
    }
}
