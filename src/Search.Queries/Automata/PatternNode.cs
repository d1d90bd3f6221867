namespace Search.Queries.Automata;

/// <summary>A pattern over code points as a tree.</summary>
internal abstract record PatternNode
{
    /// <summary>The greatest code point.</summary>
    internal const int MaxCodePoint = 0x10FFFF;

    /// <summary>Any one code point.</summary>
    internal static PatternNode AnyChar { get; } = new OneOf(0, MaxCodePoint);

    /// <summary>Any string.</summary>
    internal static PatternNode AnyString { get; } = new Repeat(AnyChar, 0, Repeat.Unbounded);

    /// <summary>The empty string.</summary>
    internal static PatternNode EmptyString { get; } = new Sequence([]);

    /// <summary>The code points of a text, one after another.</summary>
    internal static PatternNode Text(string text) =>
        new Sequence([.. CodePoints.Of(text).Select(c => new OneOf(c, c))]);

    /// <summary>One code point of a range.</summary>
    internal sealed record OneOf(int Min, int Max) : PatternNode;

    /// <summary>One part after another.</summary>
    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>Any of the parts; nothing at all when there are none.</summary>
    internal sealed record Union(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>Both parts.</summary>
    internal sealed record Both(PatternNode Left, PatternNode Right) : PatternNode;

    /// <summary>Every string but those of a part.</summary>
    internal sealed record Complement(PatternNode Inner) : PatternNode;

    /// <summary>A part several times.</summary>
    internal sealed record Repeat(PatternNode Inner, int Min, int Max) : PatternNode
    {
        /// <summary>As <see cref="Max"/>: any number of times.</summary>
        internal const int Unbounded = -1;
    }
}
