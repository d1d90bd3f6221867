namespace Search.Codecs;

/// <summary>Reads the leaves of a point tree one after another: with one dimension by ascending value, then document.</summary>
public abstract class PointLeafCursor
{
    /// <summary>The documents of the current leaf, one a point.</summary>
    public abstract ReadOnlySpan<int> Docs { get; }

    /// <summary>The packed values of the current leaf, one after another.</summary>
    public abstract ReadOnlySpan<byte> Values { get; }

    /// <summary>Steps to the next leaf; false after the last.</summary>
    public abstract bool Next();
}
