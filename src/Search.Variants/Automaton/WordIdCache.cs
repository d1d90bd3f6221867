using Search.Analysis.Words;

namespace Search.Variants.Automaton;

/// <summary>
/// The automaton's id of every form in a thread's word cache, so that tagging costs one array read a token.
/// </summary>
internal sealed class WordIdCache
{
    private const int Unknown = int.MinValue;

    private readonly NameAutomaton _automaton;
    private readonly WordForms _forms;
    private int[] _ids = [];
    private int _known;
    private int _generation;

    public WordIdCache(NameAutomaton automaton, WordForms forms)
    {
        _automaton = automaton;
        _forms = forms;
    }

    /// <summary>Writes the word id of each form.</summary>
    public void Fill(ReadOnlySpan<int> forms, Span<int> words)
    {
        Grow();
        int[] ids = _ids;
        for (int i = 0; i < forms.Length; i++)
        {
            int id = ids[forms[i]];
            if (id == Unknown)
            {
                id = _automaton.WordOf(_forms.Folded(forms[i]));
                ids[forms[i]] = id;
            }
            words[i] = id;
        }
    }

    private void Grow()
    {
        if (_generation != _forms.Generation)
        {
            _generation = _forms.Generation;
            _known = 0;
        }
        int count = _forms.Count;
        if (_ids.Length < count)
        {
            Array.Resize(ref _ids, Math.Max(count, _ids.Length * 2));
        }
        if (_known < count)
        {
            _ids.AsSpan(_known, count - _known).Fill(Unknown);
            _known = count;
        }
    }
}
