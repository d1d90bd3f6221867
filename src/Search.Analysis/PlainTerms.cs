using System.Runtime.CompilerServices;
using Search.Analysis.Bits;
using Search.Analysis.Memory;
using Search.Analysis.Stemming;
using Search.Analysis.Unicode;

namespace Search.Analysis;

/// <summary>
/// The terms of the plain chain by surface: lower-cased and stemmed by Porter's algorithm, remembered, so that a word
/// seen before costs one look-up. Belongs to one thread.
/// </summary>
internal sealed class PlainTerms
{
    private const int MaxWords = 1 << 18;

    private readonly SurfaceTable _surfaces = new();
    private readonly ShortWordTable _shortWords = new();
    private readonly CharArena _chars = new();
    private ArenaSpan[] _terms = new ArenaSpan[1024];
    private char[] _buffer = new char[256];

    /// <summary>Changes when the numbers of surfaces begin anew.</summary>
    public int Generation { get; private set; }

    /// <summary>The term of a number, valid until the next word is looked up.</summary>
    public ReadOnlySpan<char> this[int number] => _chars[_terms[number]];

    /// <summary>The number of a surface.</summary>
    public int NumberOf(ReadOnlySpan<char> surface)
    {
        int id = _surfaces.GetOrAdd(surface, out bool isNew);
        if (isNew)
        {
            if (id == _terms.Length)
            {
                Array.Resize(ref _terms, id * 2);
            }
            _terms[id] = _chars.Add(Analyse(surface));
        }
        return id;
    }

    /// <summary>
    /// The numbers of the words of a text: from <paramref name="starts"/> to <paramref name="ends"/>, where a word that is not
    /// ASCII letters and digits only has the complement of its end, which is put right.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void NumbersOf(ReadOnlySpan<char> text, ReadOnlySpan<int> starts, Span<int> ends, Span<int> numbers)
    {
        int lastLoad = text.Length - WordKey.MaxLength;
        for (int i = 0; i < starts.Length; i++)
        {
            int start = starts[i];
            int length = ends[i] - start;
            if ((uint)(length - 1) < WordKey.MaxLength && start <= lastLoad)
            {
                WordKey key = WordKey.Load(text, start, length);
                int number = _shortWords.Find(in key);
                if (number < 0)
                {
                    number = NumberOf(text.Slice(start, length));
                    _shortWords.Add(in key, number);
                }
                numbers[i] = number;
                continue;
            }
            int end = ends[i] < 0 ? ~ends[i] : ends[i];
            ends[i] = end;
            numbers[i] = NumberOf(text[start..end]);
        }
    }

    /// <summary>Starts anew when full. Called between two texts.</summary>
    public void Trim()
    {
        if (_surfaces.Count >= MaxWords)
        {
            _surfaces.Clear();
            _shortWords.Clear();
            _chars.Clear();
            Generation++;
        }
    }

    private ReadOnlySpan<char> Analyse(ReadOnlySpan<char> surface)
    {
        if (_buffer.Length < surface.Length)
        {
            _buffer = new char[surface.Length];
        }
        Span<char> word = _buffer.AsSpan(0, surface.Length);
        surface.CopyTo(word);
        CharCase.ToLower(word);
        return word[..PorterStemmer.Stem(word, word.Length)];
    }
}
