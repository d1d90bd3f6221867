namespace Search.Analysis;

/// <summary>The attributes of one token: term, offsets, position, type, payload.</summary>
public sealed class Token
{
    /// <summary>The default type.</summary>
    public const string WordType = "word";

    private char[] _term = new char[64];

    /// <summary>The term's characters: the first <see cref="TermLength"/> of <see cref="TermBuffer"/>.</summary>
    public ReadOnlySpan<char> Term => _term.AsSpan(0, TermLength);

    /// <summary>The buffer behind the term, for filters that change it in place. It moves when it grows.</summary>
    public char[] TermBuffer => _term;

    /// <summary>Number of UTF-16 units in the term.</summary>
    public int TermLength { get; set; }

    /// <summary>Where the token starts in the original text, in UTF-16 units.</summary>
    public int StartOffset { get; set; }

    /// <summary>Where the token ends (exclusive) in the original text, in UTF-16 units.</summary>
    public int EndOffset { get; set; }

    /// <summary>Positions to step from the previous token; 0 stacks the token on it.</summary>
    public int PositionIncrement { get; set; } = 1;

    /// <summary>Positions the token spans.</summary>
    public int PositionLength { get; set; } = 1;

    /// <summary>Lexical type, such as <c>&lt;ALPHANUM&gt;</c>.</summary>
    public string Type { get; set; } = WordType;

    /// <summary>True when stemmers must leave the term alone.</summary>
    public bool IsKeyword { get; set; }

    /// <summary>Bytes stored with the position; empty for none.</summary>
    public ReadOnlyMemory<byte> Payload { get; set; }

    /// <summary>Copies a term in.</summary>
    public void SetTerm(ReadOnlySpan<char> term)
    {
        ResizeTermBuffer(term.Length);
        term.CopyTo(_term);
        TermLength = term.Length;
    }

    /// <summary>Makes room for a term of that many UTF-16 units, keeping what is there.</summary>
    public char[] ResizeTermBuffer(int length)
    {
        if (_term.Length < length)
        {
            Array.Resize(ref _term, Math.Max(length, _term.Length * 2));
        }
        return _term;
    }

    /// <summary>Resets every attribute to its default.</summary>
    public void Clear()
    {
        TermLength = 0;
        StartOffset = 0;
        EndOffset = 0;
        PositionIncrement = 1;
        PositionLength = 1;
        Type = WordType;
        IsKeyword = false;
        Payload = default;
    }
}
