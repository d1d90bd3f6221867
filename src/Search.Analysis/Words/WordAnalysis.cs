using Search.Analysis.Spelling;
using Search.Analysis.Stemming;
using Search.Analysis.Unicode;

namespace Search.Analysis.Words;

/// <summary>Computes the forms and the looks of one surface, into buffers that the next call overwrites.</summary>
internal sealed class WordAnalysis
{
    private char[] _exact = new char[64];
    private char[] _folded = new char[64];
    private char[] _stem = new char[64];
    private int _exactLength;
    private int _foldedLength;
    private int _stemLength;

    public ReadOnlySpan<char> Exact => _exact.AsSpan(0, _exactLength);

    public ReadOnlySpan<char> Folded => _folded.AsSpan(0, _foldedLength);

    public ReadOnlySpan<char> Stem => _stem.AsSpan(0, _stemLength);

    /// <summary>The flags that the surface alone decides.</summary>
    public RawTokenFlags Flags { get; private set; }

    public void Analyse(ReadOnlySpan<char> surface)
    {
        Flags = SurfaceShape.FlagsOf(surface);
        MakeExact(surface);
        MakeFolded();
        MakeStem();
    }

    private static char[] Room(char[] buffer, int length) =>
        buffer.Length >= length ? buffer : new char[Math.Max(length, buffer.Length * 2)];

    /// <summary>Lower case, plain quotes; without the dots of an abbreviation and the commas of a number.</summary>
    private void MakeExact(ReadOnlySpan<char> surface)
    {
        _exact = Room(_exact, surface.Length);
        bool dropsDots = SurfaceShape.IsDottedAbbreviation(surface);
        bool dropsCommas = (Flags & RawTokenFlags.Number) != 0;
        int length = 0;
        foreach (char c in surface)
        {
            if ((dropsDots && c is '.' or ' ') || (dropsCommas && c is ',' or '\''))
            {
                continue;
            }
            _exact[length++] = c;
        }
        Span<char> exact = _exact.AsSpan(0, length);
        CharacterMap.Apply(exact);
        CharCase.ToLower(exact);
        _exactLength = length;
    }

    /// <summary>Folds, and drops the apostrophes that belong to the spelling of a name and not to a contraction.</summary>
    private void MakeFolded()
    {
        _folded = Room(_folded, _exactLength * CharFolding.MaxExpansion);
        int length = CharFolding.Fold(Exact, _folded);
        Span<char> folded = _folded.AsSpan(0, length);
        int kept = 0;
        for (int i = 0; i < folded.Length; i++)
        {
            if (folded[i] != '\'' || SurfaceShape.IsContraction(folded, i))
            {
                folded[kept++] = folded[i];
            }
        }
        if (kept == 0)
        {
            // Nothing but marks: the word stays as it is, for a term is never empty.
            _folded = Room(_folded, _exactLength);
            Exact.CopyTo(_folded);
            kept = _exactLength;
        }
        _foldedLength = kept;
    }

    private void MakeStem()
    {
        ReadOnlySpan<char> word = AmericanSpelling.TryGet(Folded, out ReadOnlySpan<char> american) ? american : Folded;
        _stem = Room(_stem, word.Length);
        word.CopyTo(_stem);
        _stemLength = EnglishStemmer.Stem(_stem, word.Length);
    }
}
