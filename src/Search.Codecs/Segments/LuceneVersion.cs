using System.Globalization;

namespace Search.Codecs;

/// <summary>A version of Apache Lucene as files record it.</summary>
public readonly record struct LuceneVersion(int Major, int Minor, int Bugfix) : IComparable<LuceneVersion>
{
    /// <summary>The version whose format is written: 8.8.1.</summary>
    public static LuceneVersion Current => new(8, 8, 1);

    /// <inheritdoc/>
    public int CompareTo(LuceneVersion other) =>
        (Major, Minor, Bugfix).CompareTo((other.Major, other.Minor, other.Bugfix));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Bugfix}");

    /// <summary>Older than.</summary>
    public static bool operator <(LuceneVersion left, LuceneVersion right) => left.CompareTo(right) < 0;

    /// <summary>Newer than.</summary>
    public static bool operator >(LuceneVersion left, LuceneVersion right) => left.CompareTo(right) > 0;

    /// <summary>Not newer than.</summary>
    public static bool operator <=(LuceneVersion left, LuceneVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Not older than.</summary>
    public static bool operator >=(LuceneVersion left, LuceneVersion right) => left.CompareTo(right) >= 0;
}
