using System.Runtime.CompilerServices;
using Search.Analysis;

namespace Search.Indexing;

/// <summary>What the term numbers of one stream are in the terms of one in-memory field.</summary>
internal sealed class RememberedTerms(INumberedTerms source)
{
    private int[] _idsPlusOne = [];
    private int _generation = source.TermGeneration;

    /// <summary>Bytes held.</summary>
    public long RamBytes => _idsPlusOne.Length * 4L;

    /// <summary>The stream.</summary>
    public INumberedTerms Source => source;

    /// <summary>Begins a pass over the stream, which was reset.</summary>
    public void Begin()
    {
        if (_generation != source.TermGeneration)
        {
            _generation = source.TermGeneration;
            Array.Clear(_idsPlusOne);
        }
    }

    /// <summary>The term of a number, or -1 when it is not known yet.</summary>
    public int Find(int number) => (uint)number < (uint)_idsPlusOne.Length ? _idsPlusOne[number] - 1 : -1;

    /// <summary>Puts the terms of numbers in their place; those that are not known yet are added. The stream gives runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FindAll(Span<int> numbers, TermsHash terms, Utf8Scratch scratch)
    {
        int[] idsPlusOne = _idsPlusOne;
        for (int i = 0; i < numbers.Length; i++)
        {
            int number = numbers[i];
            int id = (uint)number < (uint)idsPlusOne.Length ? idsPlusOne[number] : 0;
            if (id == 0)
            {
                id = Add(number, terms, scratch) + 1;
                idsPlusOne = _idsPlusOne;
            }
            numbers[i] = id - 1;
        }
    }

    private int Add(int number, TermsHash terms, Utf8Scratch scratch)
    {
        int id = terms.Add(scratch.Encode(((ITokenRuns)source).TermOf(number)));
        Remember(number, id);
        return id;
    }

    /// <summary>Makes the term of a number known.</summary>
    public void Remember(int number, int id)
    {
        if (number >= _idsPlusOne.Length)
        {
            Array.Resize(ref _idsPlusOne, Math.Max(number + 1, Math.Max(64, 2 * _idsPlusOne.Length)));
        }
        _idsPlusOne[number] = id + 1;
    }
}
