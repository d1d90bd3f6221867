namespace Search.Variants.Tagging;

/// <summary>The candidates and readings of a document, used again for the next one.</summary>
internal sealed class CandidatePool
{
    private readonly List<Candidate> _candidates = [];
    private readonly List<Reading> _readings = [];
    private int _candidateCount;
    private int _readingCount;

    /// <summary>Takes all back: those handed out must not be looked at any more.</summary>
    public void Clear()
    {
        _candidateCount = 0;
        _readingCount = 0;
    }

    public Candidate Candidate(int field, int start, int end, bool isBlocker)
    {
        if (_candidateCount == _candidates.Count)
        {
            _candidates.Add(new Candidate());
        }
        Candidate candidate = _candidates[_candidateCount++];
        candidate.Set(field, start, end, isBlocker);
        return candidate;
    }

    public Reading Reading(Variant variant, VariantKind kind, double confidence, bool needsSupport = false)
    {
        if (_readingCount == _readings.Count)
        {
            _readings.Add(new Reading(variant, kind, confidence, needsSupport));
        }
        Reading reading = _readings[_readingCount++];
        reading.Set(variant, kind, confidence, needsSupport);
        return reading;
    }
}
