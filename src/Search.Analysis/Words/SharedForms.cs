namespace Search.Analysis.Words;

/// <summary>
/// The forms that the chains of one thread share. A full cache is replaced and not emptied: a chain in the middle of a text keeps
/// the one that its tokens refer to.
/// </summary>
internal sealed class SharedForms
{
    private readonly int _maxForms;
    private WordForms _current = new(int.MaxValue);

    /// <summary>A cache that is replaced, between two texts, once it holds that many surfaces.</summary>
    public SharedForms(int maxForms = 1 << 17) => _maxForms = maxForms;

    /// <summary>The cache for the next text.</summary>
    public WordForms Current
    {
        get
        {
            if (_current.Count >= _maxForms)
            {
                _current = new WordForms(int.MaxValue);
            }
            return _current;
        }
    }
}
