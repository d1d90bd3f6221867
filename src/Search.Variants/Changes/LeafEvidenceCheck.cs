using Search.Analysis.Words;
using Search.Codecs;
using Search.Indexing;
using Search.Queries;
using Search.Variants.Automaton;
using Search.Variants.Tagging;

namespace Search.Variants.Changes;

/// <summary>
/// Looks at one document after the other: first at the mention table; only where that has no evidence, at the text.
/// </summary>
internal sealed class LeafEvidenceCheck : LeafMatchCheck
{
    private readonly EvidenceCheck _check;
    private readonly LeafReader _leaf;
    private readonly NumericDocValues? _generations;
    private readonly BinaryDocValues? _tables;
    private readonly IHidesPositions? _hides;
    private readonly List<SurfaceMatch> _matches = [];
    private readonly TaggedText _text;
    private readonly WordIdCache _ids;

    public LeafEvidenceCheck(EvidenceCheck check, LeafReader leaf)
    {
        _check = check;
        _leaf = leaf;
        _hides = leaf as IHidesPositions;
        _generations = leaf.GetNumericDocValues(VariantFields.Generation);
        _tables = leaf.GetBinaryDocValues(VariantFields.Mentions);
        var forms = new WordForms();
        _text = new TaggedText(forms);
        _ids = new WordIdCache(check.Set.Automaton, forms);
    }

    /// <inheritdoc/>
    public override bool Accepts(int doc)
    {
        IReadOnlyList<StoredMention> mentions = _tables is not null && _tables.AdvanceExact(doc)
            ? MentionTable.Decode(_check.Set, _tables.BinaryValue)
            : [];
        List<StoredMention> own = [.. mentions.Where(IsOwn)];
        if (own.Exists(_check.Counts))
        {
            return true;
        }
        bool isTagged = _generations is not null && _generations.AdvanceExact(doc)
            && _generations.LongValue == _check.Set.TaggingGeneration;
        if (_check.Literal.Count == 0 && (isTagged || _check.Names.Count == 0))
        {
            return false;
        }
        var texts = new StoredTexts(_check.Fields);
        _leaf.VisitDocument(doc, texts);
        foreach (string field in _check.Fields)
        {
            if (texts.Find(field) is { } text)
            {
                _text.Scan(text.AsMemory(), _ids);
                if (HasLiteral(field, own) || (!isTagged && HasNewName(field)))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>A mention of the entity by a variant, its own or one that stands for it, that the set still has.</summary>
    private bool IsOwn(StoredMention mention) =>
        mention.Variant is not null && ReferenceEquals(mention.Entity, _check.Entity)
        && !IsHidden(mention.Field, mention.Position, mention.Position + mention.Length);

    private bool IsHidden(string field, int start, int end) => _hides is not null && _hides.Hides(field, start, end);

    private bool HasLiteral(string field, List<StoredMention> own)
    {
        IReadOnlyList<string> words = _check.Literal;
        for (int start = 0; words.Count > 0 && start + words.Count <= _text.Count; start++)
        {
            int word = 0;
            while (
                word < words.Count && string.Equals(_text.Exact(start + word), words[word], StringComparison.Ordinal))
            {
                word++;
            }
            if (word == words.Count && !IsHidden(field, start, start + words.Count)
                && !own.Exists(mention => mention.Position == start && mention.Field == field))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>From left to right, at each place the longest surface whose case fits: is one of them a new name?</summary>
    private bool HasNewName(string field)
    {
        _matches.Clear();
        SurfaceScanner.Scan(_check.Set.Automaton, _text.Words, _matches);
        _matches.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        int end = 0;
        foreach (SurfaceMatch match in _matches)
        {
            if (match.Start >= end && !IsHidden(field, match.Start, match.End) && Fits(match, out bool isNew))
            {
                if (isNew)
                {
                    return true;
                }
                end = match.End;
            }
        }
        return false;
    }

    private bool Fits(SurfaceMatch match, out bool isNew)
    {
        bool fits = false;
        isNew = false;
        foreach (Claim claim in _check.Set.Claims(match.Entry))
        {
            bool isWord = claim.Kind == ClaimKind.Name && _check.Set.Variants[claim.Index].AlsoWord;
            if (claim.Kind != ClaimKind.Title && CaseMatcher.IsUnbroken(_text, match.Start, match.End, claim)
                && CaseMatcher.Judge(_text, match.Start, match.End, claim, isWord) == CaseVerdict.Yes)
            {
                fits = true;
                isNew |= claim.Kind == ClaimKind.Name && _check.Names.Contains(claim.Index);
            }
        }
        return fits;
    }
}
