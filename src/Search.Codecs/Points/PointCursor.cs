namespace Search.Codecs;

/// <summary>Steps through points one at a time.</summary>
public abstract class PointCursor
{
    /// <summary>The document of the current point.</summary>
    public abstract int Doc { get; }

    /// <summary>The packed value of the current point; valid until the next step.</summary>
    public abstract ReadOnlySpan<byte> Value { get; }

    /// <summary>Steps to the next point; false after the last.</summary>
    public abstract bool Next();
}
