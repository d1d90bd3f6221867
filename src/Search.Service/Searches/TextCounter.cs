using Search.Analysis;

namespace Search.Service;

/// <summary>
/// Counts texts in bounded memory, without case, diacritics and punctuation. When there is no room all counts are halved and
/// what falls to nothing goes, so counts are lower bounds. Not thread-safe.
/// </summary>
internal sealed class TextCounter(int capacity)
{
    private readonly Dictionary<string, CountedText> _texts = new(StringComparer.Ordinal);

    /// <summary>Counts a text once more.</summary>
    public void Add(string text)
    {
        string key = Names.FoldKey(text);
        if (_texts.TryGetValue(key, out CountedText? known))
        {
            _texts[key] = known with { Count = known.Count + 1 };
            return;
        }
        if (_texts.Count >= capacity)
        {
            Halve();
        }
        if (_texts.Count < capacity)
        {
            _texts.Add(key, new CountedText(text, 1));
        }
    }

    /// <summary>The texts counted at least so often, most frequent first.</summary>
    public IReadOnlyList<CountedText> Top(int minCount, int most) =>
    [
        .. _texts.Values.Where(text => text.Count >= minCount)
            .OrderByDescending(text => text.Count).ThenBy(text => text.Text, StringComparer.Ordinal).Take(most),
    ];

    private void Halve()
    {
        foreach ((string key, CountedText text) in _texts.ToArray())
        {
            if (text.Count < 2)
            {
                _texts.Remove(key);
            }
            else
            {
                _texts[key] = text with { Count = text.Count / 2 };
            }
        }
    }
}
