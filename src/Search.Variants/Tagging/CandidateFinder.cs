using Search.Variants.Automaton;

namespace Search.Variants.Tagging;

/// <summary>Finds listed surfaces and keeps the readings that case, punctuation and the nearest words allow.</summary>
internal sealed class CandidateFinder
{
    private readonly VariantSet _set;
    private readonly GuardTable _guards;
    private readonly CandidatePool _pool;
    private readonly List<SurfaceMatch> _matches = [];

    public CandidateFinder(VariantSet set, CandidatePool pool)
    {
        _set = set;
        _pool = pool;
        _guards = new GuardTable(set);
    }

    /// <summary>Adds the candidates of one field and its titles (as matches) in the order of their ends.</summary>
    public void Find(
        TaggedText text, int field, DocumentContext context, List<Candidate> candidates, List<SurfaceMatch> titles)
    {
        _matches.Clear();
        SurfaceScanner.Scan(_set.Automaton, text.Words, _matches);
        foreach (SurfaceMatch match in _matches)
        {
            Candidate? candidate = null;
            foreach (Claim claim in _set.Claims(match.Entry))
            {
                if (!CaseMatcher.IsUnbroken(text, match.Start, match.End, claim))
                {
                    continue;
                }
                switch (claim.Kind)
                {
                    case ClaimKind.Title:
                        titles.Add(match);
                        break;
                    case ClaimKind.Blocker:
                        if (CaseMatcher.Judge(text, match.Start, match.End, claim, alsoWord: false) == CaseVerdict.Yes)
                        {
                            candidate ??= NewCandidate(field, match, isBlocker: true);
                        }
                        break;
                    default:
                        AddReading(text, field, match, claim, context, ref candidate);
                        break;
                }
            }
            if (candidate is not null)
            {
                candidates.Add(candidate);
            }
        }
    }

    private Candidate NewCandidate(int field, SurfaceMatch match, bool isBlocker) =>
        _pool.Candidate(field, match.Start, match.End, isBlocker);

    private void AddReading(
        TaggedText text, int field, SurfaceMatch match, Claim claim, DocumentContext context, ref Candidate? candidate)
    {
        Variant variant = _set.Variants[claim.Index];
        CaseVerdict verdict = CaseMatcher.Judge(text, match.Start, match.End, claim, variant.AlsoWord);
        if (verdict == CaseVerdict.No)
        {
            return;
        }
        double factor = variant.Guards.Count == 0 ? 1 : _guards.Local(variant, text, match.Start, match.End, context);
        if (factor <= 0)
        {
            return;
        }
        candidate ??= NewCandidate(field, match, isBlocker: false);
        candidate.Readings.Add(_pool.Reading(
            variant, variant.Kind, Math.Min(1, variant.Confidence * factor), verdict == CaseVerdict.NeedsSupport));
    }
}
