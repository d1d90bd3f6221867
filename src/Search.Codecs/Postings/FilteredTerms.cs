namespace Search.Codecs;

/// <summary>An intersection for dictionaries without a structure to walk: every term after the common prefix is tried.</summary>
internal sealed class FilteredTerms : TermIntersection
{
    private readonly TermsEnum _terms;
    private readonly ByteAutomaton _automaton;
    private readonly byte[] _prefix;
    private bool _started;
    private int _state;

    internal FilteredTerms(TermsEnum terms, ByteAutomaton automaton)
    {
        _terms = terms;
        _automaton = automaton;
        _prefix = automaton.CommonPrefix();
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Term => _terms.Term;

    /// <inheritdoc/>
    public override int State => _state;

    /// <inheritdoc/>
    public override int DocFreq => _terms.DocFreq;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_automaton.Start < 0)
        {
            return false;
        }
        bool more = _started ? _terms.MoveNext() : _terms.SeekCeil(_prefix) != TermsEnum.SeekStatus.End;
        _started = true;
        for (; more && _terms.Term.StartsWith(_prefix); more = _terms.MoveNext())
        {
            _state = _automaton.Run(_automaton.Start, _terms.Term);
            if (_state >= 0 && _automaton.IsAccept(_state))
            {
                return true;
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags) => _terms.Postings(reuse, flags);

    /// <inheritdoc/>
    public override TermState GetTermState() => _terms.GetTermState();
}
