using System.Globalization;

namespace Search.Service;

/// <summary>What a commit says of itself in its user data.</summary>
internal static class CommitData
{
    private const string SequenceKey = "search.sequence";
    private const string StreamsKey = "search.streams";
    private const string FingerprintKey = "search.fingerprint";

    /// <summary>The user data of a commit.</summary>
    public static Dictionary<string, string> Create(long sequence, string streams, string fingerprint) =>
        new(StringComparer.Ordinal)
        {
            [SequenceKey] = sequence.ToString(CultureInfo.InvariantCulture),
            [StreamsKey] = streams,
            [FingerprintKey] = fingerprint,
        };

    /// <summary>Every write up to this is in the commit; 0 when the commit does not say.</summary>
    public static long Sequence(IReadOnlyDictionary<string, string> data) =>
        data.TryGetValue(SequenceKey, out string? text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)
            ? sequence
            : 0;

    /// <summary>The bulk streams, for <see cref="StreamTable.Load"/>.</summary>
    public static string Streams(IReadOnlyDictionary<string, string> data) => data.GetValueOrDefault(StreamsKey, "{}");

    /// <summary>The fingerprint; empty when the commit is not of this service.</summary>
    public static string Fingerprint(IReadOnlyDictionary<string, string> data) =>
        data.GetValueOrDefault(FingerprintKey, string.Empty);
}
