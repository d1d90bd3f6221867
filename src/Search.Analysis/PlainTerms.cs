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
    private readonly CharArena _chars = new();
    private ArenaSpan[] _terms = new ArenaSpan[1024];
    private char[] _buffer = new char[256];

    /// <summary>Changes when the numbers of surfaces begin anew.</summary>
    public int Generation { get; private set; }

    /// <summary>The term of a surface, valid until the next call, and the surface's number.</summary>
    public ReadOnlySpan<char> Get(ReadOnlySpan<char> surface, out int id)
    {
        id = _surfaces.GetOrAdd(surface, out bool isNew);
        if (isNew)
        {
            if (id == _terms.Length)
            {
                Array.Resize(ref _terms, id * 2);
            }
            _terms[id] = _chars.Add(Analyse(surface));
        }
        return _chars[_terms[id]];
    }

    /// <summary>Starts anew when full. Called between two texts.</summary>
    public void Trim()
    {
        if (_surfaces.Count >= MaxWords)
        {
            _surfaces.Clear();
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
