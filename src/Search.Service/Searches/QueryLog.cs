using System.Threading;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Notes what people asked for and did not get: queries without a hit, and names in queries that no list knows. That is
/// where the next names of a variant set come from. Thread-safe.
/// </summary>
public sealed class QueryLog
{
    private const int MaxChars = 100;
    private const int MaxDigits = 4;

    private readonly object _gate = new();
    private readonly QueryLogOptions _options;
    private readonly TextCounter _zeroHits;
    private readonly TextCounter _names;
    private long _noted;

    internal QueryLog(QueryLogOptions options)
    {
        _options = options;
        _zeroHits = new TextCounter(options.Capacity);
        _names = new TextCounter(options.Capacity);
    }

    /// <summary>Whether anything is noted.</summary>
    public bool IsEnabled => _options.Enabled;

    /// <summary>Queries that were noted.</summary>
    public long Noted => Interlocked.Read(ref _noted);

    /// <summary>Queries without a hit, most asked first.</summary>
    /// <param name="minCount">Asked at least so often; never less than the options say.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<CountedText> ZeroHitQueries(int minCount, int most) => Top(_zeroHits, minCount, most);

    /// <summary>Names that no list knows, most asked for first.</summary>
    /// <param name="minCount">Asked at least so often; never less than the options say.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<CountedText> UnresolvedNames(int minCount, int most) => Top(_names, minCount, most);

    /// <summary>Notes a query.</summary>
    internal void Note(string text, IReadOnlyList<ExpandedQuery> expansions, bool hasHits)
    {
        if (!IsEnabled)
        {
            return;
        }
        Interlocked.Increment(ref _noted);
        string whole = Clean(text);
        lock (_gate)
        {
            if (!hasHits && MayBeKept(whole))
            {
                _zeroHits.Add(whole);
            }
            foreach (string name in expansions.SelectMany(Unresolved).Where(MayBeKept))
            {
                _names.Add(name);
            }
        }
    }

    private IReadOnlyList<CountedText> Top(TextCounter counter, int minCount, int most)
    {
        lock (_gate)
        {
            return counter.Top(Math.Max(minCount, _options.MinCount), most);
        }
    }

    /// <summary>Words with capitals, one after another, that were taken for words and not for a name.</summary>
    private static IEnumerable<string> Unresolved(ExpandedQuery query)
    {
        int start = -1;
        int end = -1;
        foreach (QueryConcept concept in query.Concepts)
        {
            bool isName = concept.EndOffset > concept.StartOffset
                && concept.Readings.All(reading => reading.Entity is null && reading.PhraseGroup is null)
                && char.IsUpper(query.Text[concept.StartOffset]);
            bool goesOn = isName && start >= 0 && concept.StartOffset >= end
                && string.IsNullOrWhiteSpace(query.Text[end..concept.StartOffset]);
            if (!goesOn && start >= 0)
            {
                yield return Clean(query.Text[start..end]);
            }
            if (isName)
            {
                start = goesOn ? start : concept.StartOffset;
                end = concept.EndOffset;
            }
            else
            {
                start = -1;
            }
        }
        if (start >= 0)
        {
            yield return Clean(query.Text[start..end]);
        }
    }

    private static string Clean(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Addresses and long numbers say who somebody is; long texts are no names.
    private static bool MayBeKept(string text) =>
        text.Length is > 0 and <= MaxChars && !text.Contains('@', StringComparison.Ordinal)
            && text.Count(char.IsAsciiDigit) <= MaxDigits;
}
